import type { DirectiveKind } from '../../directives/contract.ts';
import { propertiesOf } from '../../directives/read.ts';
import type { DirectiveForm } from '../../syntax/directive.ts';
import { readBraces } from '../cursor/brace-words.ts';
import { nextId } from '../living-blocks.ts';
import type { Scene } from '../scene.ts';
import { say } from '../texts.ts';
import { snippetText } from './offer.ts';

/** A snippet under construction: places to fill in are numbered in the order they are asked for. */
interface Stops {
  /** A place to fill in, with what stands there until then. */
  stop(word?: string): string;
  /** A place with a few words to choose from. */
  choice(words: readonly string[]): string;
}

function stops(): Stops {
  let last = 0;
  return {
    stop: word => (word ? `\${${++last}:${snippetText(word)}}` : `$${++last}`),
    choice: words =>
      `\${${++last}|${words.map(word => word.replace(/[\\,|$}]/g, mark => `\\${mark}`)).join(',')}|}`,
  };
}

/**
 * A directive as a snippet, in the shape of its kind's example: what the example fills in with names of its own becomes a
 * place to fill in, an id becomes the next free one.
 */
export function directiveSnippet(kind: DirectiveKind, form: DirectiveForm, scene: Scene): string {
  const colons = { inline: ':', leaf: '::', container: ':::' }[form];
  const example = exampleOf(kind);
  const places = stops();
  const label =
    kind.label === 'snapshot'
      ? '[]'
      : kind.label === 'required' || example.label !== undefined
        ? `[${places.stop(say('snippet.title', {}, scene.language))}]`
        : '';
  const braces = example.words.map(word => {
    const property = word.key === undefined ? undefined : propertiesOf(kind)[word.key];
    if (word.key === 'id') return `#${idFor(kind, word.value, scene, places)}`;
    // The list that opens there must not be narrowed by a word that stands there.
    if (word.key === undefined)
      return places.stop(form === 'inline' || kind.data ? undefined : bareWord(kind));
    if (property?.enum) return `${word.key}=${places.choice(chosenFirst(property.enum, word.value))}`;
    // What the example asks of the data fits most reports; its ids and names are nobody's.
    const value = places.stop(kind.data ? word.value : undefined);
    return `${word.key}=${/\s/.test(word.value) ? `"${value}"` : value}`;
  });
  const opening = `${colons}${kind.name}${label}${braces.length > 0 ? `{${braces.join(' ')}}` : ''}`;
  if (form !== 'container') return form === 'inline' ? opening : `${opening}\n$0`;
  const fields = example.fields.map(key => `- ${key}: ${places.stop()}`);
  const leads = example.leads.map(lead => `**${lead}:** ${places.stop()}`);
  const body = [fields.join('\n'), ...leads].filter(Boolean);
  return `${opening}\n\n${[...body, '$0'].join('\n\n')}\n\n:::\n`;
}

interface Example {
  readonly label: string | undefined;
  readonly words: ReturnType<typeof readBraces>['words'];
  /** Keys of the field lines. */
  readonly fields: readonly string[];
  /** Words in bold that begin a paragraph. */
  readonly leads: readonly string[];
}

function exampleOf({ example, name }: DirectiveKind): Example {
  const start = example.search(new RegExp(`:${name}(?![\\p{L}-])`, 'u'));
  const rest = example.slice(start + name.length + 1);
  const label = /^\[([^\]]*)\]/.exec(rest);
  const open = label ? label[0].length : 0;
  const words = rest.charAt(open) === '{' ? readBraces(rest, open, rest.length).words : [];
  const lines = example.split('\n');
  return {
    label: label?.[1],
    words,
    fields: lines.flatMap(line => /^- ([^:]+): /.exec(line)?.[1] ?? []),
    leads: lines.flatMap(line => /^\*\*([^:*]+):\*\*/.exec(line)?.[1] ?? []),
  };
}

function bareWord(kind: DirectiveKind): string {
  return Object.entries(propertiesOf(kind)).find(([, property]) => property.bare)?.[0] ?? '';
}

/** The next free id of a kind whose ids the tool gives; a word of the author's own for figures and tables. */
function idFor(kind: DirectiveKind, example: string, scene: Scene, places: Stops): string {
  return propertiesOf(kind).id?.pattern
    ? nextId(scene, example.charAt(0), scene.report.setting.report.schoolYear)
    : places.stop('id');
}

function chosenFirst(words: readonly string[], first: string): readonly string[] {
  return words.includes(first) ? [first, ...words.filter(word => word !== first)] : words;
}
