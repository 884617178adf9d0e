import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './programs.ts';

/** A certificate that is its own authority, for one name. */
export interface Certificate {
  readonly folder: string;
  readonly certPath: string;
  readonly keyPath: string;
  /** PEM. */
  readonly cert: string;
  remove(): Promise<void>;
}

export async function makeCertificate(name: string): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  const certPath = join(folder, 'fullchain.pem');
  const keyPath = join(folder, 'privkey.pem');
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const files = ['-out', certPath, '-keyout', keyPath];
  const { code, said } = await run('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
    ...subject,
    ...files,
  ]);
  assert.equal(code, 0, said);
  const cert = await readFile(certPath, 'utf8');
  return { folder, certPath, keyPath, cert, remove: () => rm(folder, { recursive: true }) };
}
