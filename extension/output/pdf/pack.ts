import { deflateSync } from 'node:zlib';
import { PDFFlateStream } from '@cantoo/pdf-lib';

/** What stands in a PDF, packed: a hundredth larger than with zlib's own measure, in half the time. */
export function pack(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 5 });
}

/** Lets the library pack with zlib what it writes: its own packing is JavaScript. */
export function packFast(): void {
  const kind = PDFFlateStream.prototype as unknown as {
    packed?: Uint8Array;
    readonly encode: boolean;
    getUnencodedContents(): Uint8Array;
    getContents(): Uint8Array;
    getContentsSize(): number;
  };
  kind.getContents = function () {
    this.packed ??= this.encode ? pack(this.getUnencodedContents()) : this.getUnencodedContents();
    return this.packed;
  };
  kind.getContentsSize = function () {
    return this.getContents().length;
  };
}
