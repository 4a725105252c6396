import { open } from 'node:fs/promises';

export type MediaType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'application/pdf'
  | 'text/csv'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/zip'
  | 'application/octet-stream';

export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const magics: [MediaType, number, number[]][] = [
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** What a file is by its first bytes; its name and what the sender says are not believed. */
export async function sniffMediaType(file: string): Promise<MediaType> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    const head = buffer.subarray(0, bytesRead);
    for (const [type, offset, bytes] of magics) if (bytes.every((byte, i) => head[offset + i] === byte)) return type;
    if (head[0] === 0x50 && head[1] === 0x4b) return head.includes('[Content_Types].xml') || head.includes('xl/') ? xlsxMediaType : 'application/zip';
    return looksLikeText(head) ? 'text/csv' : 'application/octet-stream';
  } finally {
    await handle.close();
  }
}

function looksLikeText(head: Buffer): boolean {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return utf16 || !head.includes(0);
}
