import { sealOf } from '../../approval.ts';
import type { Typed } from '../../contract.ts';
import type { attributes } from './attributes.ts';

/** The seal of a dialogue's notes: of everything but its id and the approvals themselves. */
export function sealOfDialogue({ directive, spec }: Typed<typeof attributes>): string {
  const { id: _id, godkänd: _approvals, ...facts } = spec;
  return sealOf(directive, facts);
}
