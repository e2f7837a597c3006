import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { agreementOf } from '../../agreement.ts';
import { type Approval, approvalsOf, approvalsText } from '../../approval.ts';
import type { Bound } from '../../contract.ts';
import { personNameIn } from '../../person-name.ts';
import { placeOf, placeOfName } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import type { attributes } from './attributes.ts';
import { sealOfDialogue } from './seal.ts';

type BoundDialogue = Bound<typeof attributes>;

/** That notes name roles and no persons, end in something agreed, and are approved as they stand. */
export function checkDialogue(bound: BoundDialogue, setting: Setting): readonly Diagnostic[] {
  const { directive, spec } = bound;
  const name = placeOfName(directive, setting);
  const isWritten = directive.body.some(node => node !== directive.fieldList && node.type !== 'html');
  const names = (
    [
      ['deltagare', 'Deltagare'],
      ['godkänd', 'Godkänd av'],
    ] as const
  ).flatMap(([key, word]) => {
    const person = personNameIn(spec[key], setting.vocabulary);
    return person
      ? [
          diagnostic('directive.person-name', placeOf(directive, key, setting, word), {
            name: person,
            attribute: word,
          }),
        ]
      : [];
  });
  return [
    ...names,
    ...(isWritten && !spec.deltagare ? [diagnostic('dialog.no-participants', name, {})] : []),
    ...(isWritten && agreementOf(directive).length === 0
      ? [diagnostic('dialog.no-agreement', name, {})]
      : []),
    ...(isWritten && !spec.godkänd ? [diagnostic('dialog.not-approved', name, {})] : []),
    ...checkApprovals(bound, setting),
  ];
}

function checkApprovals(bound: BoundDialogue, setting: Setting): readonly Diagnostic[] {
  const { directive, spec } = bound;
  const place = placeOf(directive, 'godkänd', setting, 'Godkänd av');
  const approvals = approvalsOf(spec.godkänd);
  const seal = sealOfDialogue(bound);
  const edit = (text: string) => [{ ...place, text }];
  const told: Diagnostic[] = [];
  for (const one of approvals)
    if (typeof one === 'string') told.push(diagnostic('dialog.approval-unreadable', place, { value: one }));
    else if (spec.datum && one.date < spec.datum)
      told.push(diagnostic('dialog.approval-early', place, { ...one, dialogue: spec.datum }));
  const readable = approvals.filter((one): one is Approval => typeof one !== 'string');
  const voided = readable.filter(one => one.seal !== undefined && one.seal !== seal);
  if (voided.length > 0) {
    const kept = approvals.filter(one => typeof one === 'string' || !voided.includes(one));
    // Nothing left to say: whoever approves writes the line anew, so only some of several can be taken away.
    const fix =
      kept.length > 0 ? { title: 'dialog.remove-approval', edits: edit(approvalsText(kept)) } : undefined;
    told.push(diagnostic('dialog.approval-void', place, { roles: voided.map(one => one.role) }, fix));
  }
  if (readable.length === approvals.length && readable.some(one => one.seal === undefined)) {
    const sealed = readable.map(one => ({ ...one, seal: one.seal ?? seal }));
    const fix = { title: 'dialog.seal', edits: edit(approvalsText(sealed)) };
    told.push(diagnostic('dialog.approval-unsealed', place, {}, fix));
  }
  return told;
}
