// Reads the reports of a project with remark, GFM and front matter, and nothing else.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const folder = join(process.argv[2] ?? '.', 'rapporter');
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(remarkDirective);
for (const name of await readdir(folder, { recursive: true }))
  if (name.endsWith('.md')) parser.parse(await readFile(join(folder, name), 'utf8'));
