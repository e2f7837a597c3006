import { directiveKinds } from '../../directives/list.ts';
import { asciiName, directiveSchema } from '../../directives/reference.ts';
import { frontMatterSchema } from '../../report/front-matter.ts';
import type { JsonSchema } from '../../schema/compile.ts';

const root = 'https://ska-rapport.se/schemas/';

/** What a municipality's schemas can be for: the front matter of a type of report, or a directive. */
export type SchemaSubject =
  | { readonly of: 'report'; readonly type: string }
  | { readonly of: 'directive'; readonly name: string };

/** What a key of `schema:` in ska.yaml means; undefined for none of both. */
export function subjectOf(key: string): SchemaSubject | undefined {
  if (subjects().reports.includes(key)) return { of: 'report', type: key };
  return subjects().directives.includes(key) ? { of: 'directive', name: key } : undefined;
}

/** All keys that `schema:` can have. */
export function subjects(): { readonly reports: readonly string[]; readonly directives: readonly string[] } {
  const { typ } = frontMatterSchema.properties as unknown as { typ: { enum: readonly string[] } };
  return { reports: typ.enum, directives: directiveKinds.map(kind => kind.name) };
}

/** The id of our schema that a municipality's must build on. */
export function baseOf(subject: SchemaSubject): string {
  if (subject.of === 'report') return `${root}rapport.schema.json`;
  return `${root}direktiv/${asciiName(subject.name)}.schema.json`;
}

/** Our schemas that a municipality's can point to, by id. */
export function publishedSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map([
    [`${root}rapport.schema.json`, frontMatterSchema as unknown as JsonSchema],
    ...directiveKinds.map(kind => {
      const { $schema: _, ...schema } = directiveSchema(kind) as JsonSchema;
      return [`${root}direktiv/${asciiName(kind.name)}.schema.json`, schema] as const;
    }),
  ]);
}
