import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { Attachment } from '../page.ts';

/** Embeds files with their relationship to the document (`AFRelationship`), sorted by name; no dates. */
export function attachFiles(document: PDFDocument, attachments: readonly Attachment[]): void {
  if (attachments.length === 0) return;
  const { context, catalog } = document;
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = sorted.flatMap(file => {
    const stream = context.stream(deflateSync(file.bytes), {
      Type: 'EmbeddedFile',
      Subtype: PDFName.of(file.type),
      Filter: 'FlateDecode',
      Params: {
        Size: file.bytes.length,
        CheckSum: PDFHexString.of(createHash('md5').update(file.bytes).digest('hex')),
      },
    });
    const embedded = context.register(stream);
    const specification = context.obj({
      Type: 'Filespec',
      AFRelationship: file.relationship,
      EF: { F: embedded, UF: embedded },
    });
    specification.set(
      PDFName.of('F'),
      PDFString.of(file.name.normalize('NFD').replace(/[^\x20-\x7e]|[\\()]/g, '')),
    );
    specification.set(PDFName.of('UF'), PDFHexString.fromText(file.name));
    specification.set(PDFName.of('Desc'), PDFHexString.fromText(file.description));
    return [PDFHexString.fromText(file.name), context.register(specification)];
  });
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: { Names: names } } as never));
  catalog.set(PDFName.of('AF'), context.obj(names.filter((_, index) => index % 2 === 1)));
}
