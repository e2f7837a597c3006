import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';

/** What the document says of itself. `date` is an ISO date and time; without it the PDF has no dates. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  readonly date?: string;
}

/** Writes the XMP metadata that PDF/UA-1 demands and an information dictionary that says the same. */
export function writeMetadata(document: PDFDocument, facts: DocumentFacts): void {
  const { context, catalog } = document;
  const info = context.obj({});
  info.set(PDFName.of('Title'), PDFHexString.fromText(facts.title));
  info.set(PDFName.of('Author'), PDFHexString.fromText(facts.author));
  info.set(PDFName.of('Subject'), PDFHexString.fromText(facts.subject));
  info.set(PDFName.of('Creator'), PDFString.of('SKA-rapport'));
  if (facts.date !== undefined) {
    const stamp = PDFString.of(`D:${facts.date.replace(/\D/g, '').slice(0, 14).padEnd(14, '0')}Z`);
    info.set(PDFName.of('CreationDate'), stamp);
    info.set(PDFName.of('ModDate'), stamp);
  }
  const old = context.trailerInfo.Info;
  if (old && 'objectNumber' in old) context.delete(old as never);
  context.trailerInfo.Info = context.register(info);
  catalog.set(PDFName.of('Lang'), PDFString.of(facts.language));
  const stream = context.stream(new TextEncoder().encode(xmp(facts)), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(stream));
}

/** Sorts the named destinations, so that the same report gives the same bytes. */
export function sortDestinations(document: PDFDocument): void {
  const reference = document.catalog.get(PDFName.of('Dests'));
  const names = reference && document.context.lookup(reference);
  if (!(names instanceof PDFDict)) return;
  const sorted = names.entries().sort(([a], [b]) => (a.asString() < b.asString() ? -1 : 1));
  for (const [name] of sorted) names.delete(name);
  for (const [name, place] of sorted) if (place instanceof PDFArray) names.set(name, place);
}

function xmp(facts: DocumentFacts): string {
  const date =
    facts.date === undefined
      ? ''
      : `<xmp:CreateDate>${text(facts.date)}</xmp:CreateDate><xmp:ModifyDate>${text(facts.date)}</xmp:ModifyDate>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text(facts.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${text(facts.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text(facts.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>${text(facts.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>SKA-rapport</xmp:CreatorTool>${date}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[^\P{Cc}\t\n]/gu, ' ');
}
