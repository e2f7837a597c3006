import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { Attachment } from '../page.ts';
import { attachFiles } from './attachments.ts';
import { writePageNumber } from './contents-numbers.ts';
import { findContents, tagContents } from './contents-tags.ts';
import { markDraft } from './draft-mark.ts';
import { type Box, boxesOf, unite } from './figure-box.ts';
import { linkBeside } from './file-links.ts';
import { describeLinks, plainName } from './links.ts';
import { allTags, marksOf, mendTags, renameCells } from './mend-tags.ts';
import { type DocumentFacts, sortDestinations, writeMetadata } from './metadata.ts';
import { enterInOrder } from './ordered-entries.ts';
import { mendOutline } from './outline.ts';
import { pack, packFast } from './pack.ts';
import { mendContent } from './page-content.ts';
import { labelPages } from './page-labels.ts';
import { markedKey, readTags, type Tag } from './tag-tree.ts';
import { writeTags } from './write-tags.ts';

/** What the repair must know of the document besides the print. */
export interface RepairFacts extends DocumentFacts {
  /** Ids of the contents' entries in order; empty without contents. */
  readonly contents: readonly string[];
  /** The texts of all headings in order, the cover's title first. */
  readonly headings: readonly string[];
  readonly linkTexts: ReadonlyMap<string, readonly string[]>;
  readonly attachments: readonly Attachment[];
  /** What the first page is called instead of a number: `Omslag`. */
  readonly cover?: string;
  /** True draws UTKAST behind each page but the first. */
  readonly draft: boolean;
}

/**
 * Makes an accessible, repeatable PDF (PDF/UA-1) of what the browser printed: every operator tagged or an artifact, page
 * numbers in the contents, a clean structure tree, names for links, boxes for figures, metadata, attachments, and an
 * identity that depends on the content alone. Undefined for a print without a structure tree.
 */
export async function repairPdf(
  printed: Uint8Array,
  facts: RepairFacts,
): Promise<{ readonly bytes: Uint8Array; readonly pages: number } | undefined> {
  const document = await PDFDocument.load(printed, { updateMetadata: false });
  const pages = document.getPages();
  const contents = pages.map(page => contentOf(document, page.node));
  const read = readTags(document);
  if (!read) return undefined;
  const flat = mendTags(read, new Set());
  const found = facts.contents.length > 0 ? findContents(document, flat, facts.contents) : undefined;
  if (facts.contents.length > 0 && !found)
    throw new Error('the printed contents were not found among the tags');

  const places = destinationPages(document);
  const entriesOn = byPage(found?.entries ?? [], entry => entry.number.page);

  const dropped = new Set<string>();
  const mended = contents.map((source, page) => {
    const replaced = new Map<number, (lines: readonly string[]) => readonly string[]>();
    for (const { id, number } of entriesOn.get(page) ?? [])
      replaced.set(number.mcid, lines => writePageNumber(lines, (places.get(id) ?? 0) + 1));
    const content = mendContent(source, replaced);
    for (const mcid of content.decoration) dropped.add(markedKey({ page, mcid }));
    return content.text;
  });
  const tree = mendTags(flat, dropped);
  const list = facts.contents.length > 0 ? findContents(document, tree, facts.contents)?.list : undefined;
  if (list) tagContents(list);
  boxFigures(document, tree, mended);
  renameCells(document, tree);
  linkBeside(document);
  describeLinks(document, tree, facts.linkTexts);
  writeTags(document, tree);
  mended.forEach((mendedText, index) => {
    const page = pages[index];
    const text = facts.draft && index > 0 && page ? markDraft(document, page, mendedText) : mendedText;
    const reference = page?.node.get(PDFName.of('Contents'));
    if (!page || !(reference instanceof PDFRef)) return;
    document.context.assign(
      reference,
      document.context.stream(pack(Buffer.from(text, 'latin1')), { Filter: 'FlateDecode' }),
    );
  });
  mendOutline(document, facts.headings);
  labelPages(document, facts.cover);
  sortDestinations(document);
  attachFiles(document, facts.attachments);
  writeMetadata(document, facts);
  return { bytes: await saved(document), pages: pages.length };
}

function contentOf(document: PDFDocument, page: PDFDict): string {
  const stream = document.context.lookup(page.get(PDFName.of('Contents')));
  if (!(stream instanceof PDFRawStream)) throw new Error('a printed page has no single content stream');
  const bytes = stream.dict.get(PDFName.of('Filter')) ? inflateSync(stream.contents) : stream.contents;
  return Buffer.from(bytes).toString('latin1');
}

/** The page (0-based) of each named destination. */
function destinationPages(document: PDFDocument): ReadonlyMap<string, number> {
  const pageOf = new Map(document.getPages().map((page, index) => [page.ref.tag, index]));
  const reference = document.catalog.get(PDFName.of('Dests'));
  const names = reference && document.context.lookup(reference);
  const places = new Map<string, number>();
  for (const [name, place] of names instanceof PDFDict ? names.entries() : []) {
    const page = place instanceof PDFArray ? place.get(0) : undefined;
    if (page instanceof PDFRef) places.set(plainName(name), pageOf.get(page.tag) ?? 0);
  }
  return places;
}

/** Things by the page (0-based) that they stand on: a bundle has a thousand pages, and what stands on each is looked up. */
function byPage<T>(things: readonly T[], pageOf: (thing: T) => number): ReadonlyMap<number, readonly T[]> {
  const pages = new Map<number, T[]>();
  for (const thing of things) {
    const page = pageOf(thing);
    const there = pages.get(page);
    if (there) there.push(thing);
    else pages.set(page, [thing]);
  }
  return pages;
}

function boxFigures(document: PDFDocument, tree: Tag, contents: readonly string[]): void {
  const figures = [...allTags(tree)]
    .filter(tag => tag.type === 'Figure')
    .map(tag => ({ tag, marks: marksOf(tag) }));
  const boxes = new Map<string, Box>();
  const marksOn = byPage(
    figures.flatMap(figure => figure.marks),
    mark => mark.page,
  );
  document.getPages().forEach((page, index) => {
    const wanted = new Set(marksOn.get(index)?.map(mark => mark.mcid));
    if (wanted.size === 0) return;
    const { width, height } = page.getSize();
    const found = boxesOf(contents[index] ?? '', wanted, { left: 0, bottom: 0, right: width, top: height });
    for (const [mcid, box] of found) boxes.set(markedKey({ page: index, mcid }), box);
  });
  for (const { tag, marks } of figures) {
    const box = unite(marks.flatMap(mark => boxes.get(markedKey(mark)) ?? []));
    if (!box) continue;
    const sides = [box.left, box.bottom, box.right, box.top].map(side => Number(side.toFixed(2)));
    tag.attributes.set('A', document.context.obj({ O: 'Layout', Placement: 'Block', BBox: sides }));
  }
}

enterInOrder();
packFast();

const placeholder = '0'.repeat(32);

/** The bytes, with an identity hashed from themselves. */
async function saved(document: PDFDocument): Promise<Uint8Array> {
  document.context.trailerInfo.ID = document.context.obj([
    PDFHexString.of(placeholder),
    PDFHexString.of(placeholder),
  ]);
  const bytes = Buffer.from(
    await document.save({ useObjectStreams: true, updateFieldAppearances: false, objectsPerTick: 2000 }),
  );
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32).toUpperCase();
  const at = bytes.lastIndexOf(`/ID`);
  for (
    let next = bytes.indexOf(placeholder, at);
    at >= 0 && next >= 0;
    next = bytes.indexOf(placeholder, next)
  )
    bytes.write(id, next, 'latin1');
  return bytes;
}
