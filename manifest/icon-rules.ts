import type { TeamsPackage } from './manifest.ts';
import { decodePng, type Picture } from './png.ts';

interface IconKind {
  readonly size: number;
  /** What is wrong with one pixel, or nothing. */
  readonly wrong: (red: number, green: number, blue: number, opacity: number) => boolean;
  readonly rule: string;
}

const KINDS: Readonly<Record<'color' | 'outline', IconKind>> = {
  color: {
    size: 192,
    wrong: (_red, _green, _blue, opacity) => opacity !== 255,
    rule: 'must fill its whole square: no transparent pixel',
  },
  outline: {
    size: 32,
    wrong: (red, green, blue, opacity) => opacity !== 0 && (red !== 255 || green !== 255 || blue !== 255),
    rule: 'must be white on transparent: no other colour',
  },
};

/** Checks that both icons are in the package, are PNG files of the right size, and look as Teams expects. */
export function iconProblems({ manifest, icons }: TeamsPackage): readonly string[] {
  return (['color', 'outline'] as const).flatMap((kind) => {
    const file = manifest.icons[kind];
    const bytes = icons[file];
    if (bytes === undefined) {
      return [`The ${kind} icon ${file} is missing: put it into manifest/icons, or correct icons.${kind}.`];
    }
    return pictureProblems({ kind, file, bytes });
  });
}

function pictureProblems(icon: {
  kind: 'color' | 'outline';
  file: string;
  bytes: Uint8Array;
}): readonly string[] {
  const expected = KINDS[icon.kind];
  let picture: Picture;
  try {
    picture = decodePng(icon.bytes);
  } catch (error) {
    return [
      `The ${icon.kind} icon ${icon.file} cannot be read: ${error instanceof Error ? error.message : error}.`,
    ];
  }
  const problems: string[] = [];
  if (picture.width !== expected.size || picture.height !== expected.size) {
    problems.push(
      `The ${icon.kind} icon ${icon.file} is ${picture.width} x ${picture.height} pixels: it must be ` +
        `${expected.size} x ${expected.size}.`,
    );
  }
  if (hasWrongPixel(picture, expected)) problems.push(`The ${icon.kind} icon ${icon.file} ${expected.rule}.`);
  if (picture.rgba.every((value, index) => index % 4 !== 3 || value === 0)) {
    problems.push(`The ${icon.kind} icon ${icon.file} is empty: every pixel is transparent.`);
  }
  return problems;
}

function hasWrongPixel({ rgba }: Picture, { wrong }: IconKind): boolean {
  for (let at = 0; at < rgba.length; at += 4) {
    if (wrong(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0, rgba[at + 3] ?? 0)) return true;
  }
  return false;
}
