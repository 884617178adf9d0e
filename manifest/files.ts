import type { TeamsPackage } from './manifest.ts';

/** The files of a package by their name in the zip. Teams wants them at its root, without a folder. */
export function packageFiles(complete: TeamsPackage): Readonly<Record<string, Uint8Array>> {
  const texts = { 'manifest.json': complete.manifest, ...complete.languages };
  const { color, outline } = complete.manifest.icons;
  const icons = Object.entries(complete.icons).filter(([name]) => name === color || name === outline);
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, encode(value)])),
    ...Object.fromEntries(icons),
  };
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
}
