import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './steps.mjs';

/** The licences of the packages that the bundle's source files (paths below the package's folder) come from. */
export function notices(inputs) {
  const folders = new Set(
    inputs.map(path => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean),
  );
  const packages = [...folders].sort().map(read);
  const told = packages.map(one => {
    const { name, version, licence } = one;
    return `${name} ${version} (${licence})\n\n${one.text || standardText(one, packages)}\n`;
  });
  return told.join(`\n${'-'.repeat(80)}\n\n`);
}

function read(path) {
  const folder = join(root, path);
  const { name, version, license, licenses, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find(entry => /^(licen[cs]e|copying)/i.test(entry));
  return {
    name,
    version,
    author: author?.name ?? author,
    // The second is how packages said it long ago.
    licence: license ?? licenses?.[0]?.type,
    text: file ? readFileSync(join(folder, file), 'utf8').trim() : '',
  };
}

/** Where a package brings no text of its own: its author, and the words of its licence, which are the same for all. */
function standardText({ name, author, licence }, packages) {
  const start = {
    MIT: 'Permission is hereby granted',
    ISC: 'Permission to use, copy',
    'Apache-2.0': 'Apache License',
  }[licence];
  const like = start && packages.find(other => other.licence === licence && other.text.includes(start));
  if (!like) throw new Error(`The licence of ${name} (${licence}) has no text.`);
  return `Copyright ${author ?? `the authors of ${name}`}\n\n${like.text.slice(like.text.indexOf(start))}`;
}
