/** What a version of an entry in Azure Tables says: its ETag, and where the pieces of its value are, if it has any. */
export interface AzureVersion {
  readonly etag: string;
  readonly inPieces?: { readonly write: string; readonly pieces: number };
}

/** Of an entity that holds its value itself the ETag alone, as release 0.1.0 gave it. */
export function toVersion({ etag, inPieces }: AzureVersion): string {
  return inPieces === undefined ? etag : `${inPieces.pieces}*${inPieces.write}*${etag}`;
}

export function fromVersion(version: string): AzureVersion {
  const [, pieces, write, etag] = /^(\d+)\*([0-9a-f-]{36})\*(.*)$/s.exec(version) ?? [];
  if (pieces === undefined || write === undefined || etag === undefined) return { etag: version };
  return { etag, inPieces: { write, pieces: Number(pieces) } };
}
