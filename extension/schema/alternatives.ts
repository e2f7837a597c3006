import type { ErrorObject } from 'ajv/dist/2020.js';
import type { CompiledSchema, JsonSchema } from './compile.ts';
import { kindOf } from './describe.ts';
import { partsOf } from './known-keys.ts';

/** Of alternatives (`anyOf`, `oneOf`) that all failed, only the errors of the one that was most likely meant. */
export function withoutAlternatives(
  compiled: CompiledSchema,
  all: readonly ErrorObject[],
): readonly ErrorObject[] {
  let errors = [...all];
  for (const choice of all.filter(each => each.keyword === 'anyOf' || each.keyword === 'oneOf')) {
    if (!errors.includes(choice)) continue;
    const branches = choice.schema as readonly JsonSchema[];
    const index = errors.indexOf(choice);
    const below = errors
      .slice(0, index)
      .filter(
        each =>
          each.instancePath === choice.instancePath ||
          each.instancePath.startsWith(`${choice.instancePath}/`),
      );
    const ofBranch = branches.map(branch => {
      const parts = partsOf(compiled, branch);
      return below.filter(each => parts.has(each.parentSchema));
    });
    const inner = new Set(ofBranch.flat());
    const meant = meantBranch(ofBranch, choice.instancePath);
    errors = errors.flatMap(each => {
      if (each === choice) return meant ? [] : [merged(choice, inner)];
      return inner.has(each) && !meant?.includes(each) ? [] : [each];
    });
  }
  return errors;
}

/** The only branch whose kind fits the value, unless it is merely another word that is allowed. */
function meantBranch(
  branches: readonly (readonly ErrorObject[])[],
  path: string,
): readonly ErrorObject[] | undefined {
  const fitting = branches.filter(
    errors =>
      errors.length > 0 && !errors.some(each => each.instancePath === path && each.keyword === 'type'),
  );
  const words = (errors: readonly ErrorObject[]) =>
    errors.some(each => each.instancePath === path && (each.keyword === 'const' || each.keyword === 'enum'));
  const [only, second] = fitting.filter(errors => !words(errors));
  if (only && !second) return only;
  if (!only || !second) return undefined;
  // Several groups fit: the one with the fewest errors was meant.
  const sorted = fitting.filter(errors => !words(errors)).sort((a, b) => a.length - b.length);
  return sorted[0];
}

/** One error for all alternatives: the words that are allowed, or the kinds. */
function merged(choice: ErrorObject, inner: ReadonlySet<ErrorObject>): ErrorObject {
  const here = [...inner].filter(each => each.instancePath === choice.instancePath);
  const allowed = here.flatMap(each =>
    each.keyword === 'const' ? [each.schema] : each.keyword === 'enum' ? (each.schema as unknown[]) : [],
  );
  const kinds = here
    .filter(each => each.keyword === 'type')
    .flatMap(each => each.params.type as string | string[]);
  const sameKind = allowed.some(each => kindOf(each) === kindOf(choice.data));
  if (allowed.length > 0 && (sameKind || kinds.length === 0)) {
    return {
      ...choice,
      keyword: 'enum',
      schema: allowed,
      params: { allowedValues: allowed, orTypes: kinds },
    };
  }
  const types = [...new Set([...kinds, ...allowed.map(each => typeof each)])];
  return types.length > 0 ? { ...choice, keyword: 'type', schema: types, params: { type: types } } : choice;
}
