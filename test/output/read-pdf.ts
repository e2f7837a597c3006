import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a PDF says of itself when pdf.js, which had no part in making it, reads it. */
export interface ReadPdf {
  readonly language: string | null;
  readonly info: Readonly<Record<string, unknown>>;
  readonly outline: readonly string[];
  readonly texts: readonly string[];
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** Types of all structure elements, and the texts of the figures. */
  readonly tags: readonly string[];
  readonly figures: readonly string[];
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  readonly fonts: readonly string[];
  /** Where links out of the document lead, as they are written. */
  readonly addresses: readonly string[];
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

/** Reads everything that the tests ask about. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const meta = await pdf.getMetadata();
  const outline: string[] = [];
  const list = (items: readonly Bookmark[]): void => {
    for (const item of items) {
      outline.push(item.title);
      list(item.items);
    }
  };
  list(((await pdf.getOutline()) ?? []) as readonly Bookmark[]);
  const texts: string[] = [];
  const sizes: { width: number; height: number }[] = [];
  const tags: string[] = [];
  const figures: string[] = [];
  const fonts = new Set<string>();
  const addresses: string[] = [];
  const visit = (node: Node): void => {
    if (node.role) tags.push(node.role);
    if (node.role === 'Figure' && node.alt) figures.push(node.alt);
    for (const child of node.children ?? []) visit(child);
  };
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    texts.push(
      content.items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
    );
    const view = page.getViewport({ scale: 1 });
    sizes.push({ width: view.width, height: view.height });
    for (const { unsafeUrl } of (await page.getAnnotations()) as { readonly unsafeUrl?: string }[])
      if (unsafeUrl !== undefined) addresses.push(unsafeUrl);
    const tree = (await page.getStructTree()) as Node | null;
    if (tree) visit(tree);
    const operators = await page.getOperatorList();
    operators.fnArray.forEach((operator, index) => {
      if (operator !== OPS.setFont) return;
      const font = page.commonObjs.get(String(operators.argsArray[index][0])) as { readonly name: string };
      fonts.add(font.name);
    });
  }
  const attached = (await pdf.getAttachments()) as Record<
    string,
    { filename: string; content: Uint8Array }
  > | null;
  const attachments = new Map(Object.values(attached ?? {}).map(file => [file.filename, file.content]));
  const answer = {
    language: (meta.info as { Language?: string }).Language ?? null,
    info: meta.info as Readonly<Record<string, unknown>>,
    outline,
    texts,
    sizes,
    tags,
    figures,
    attachments,
    addresses,
    fonts: [...fonts],
  };
  await task.destroy();
  return answer;
}
