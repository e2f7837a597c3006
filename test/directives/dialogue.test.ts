import assert from 'node:assert/strict';
import { agreementOf } from '../../extension/directives/agreement.ts';
import { applyEdits } from '../../extension/syntax/edit.ts';
import { codesOf, projectWith, read, setting } from './setting.ts';

const notes = (approved: string, text = 'Vi talade om närvaron.') =>
  `:::dialog[Kvalitetsdialog]{#D26-1}\n\n- Datum: 2026-09-22\n- Deltagare: rektor, verksamhetschef\n${approved && `- Godkänd av: ${approved}\n`}\n${text}\n\n**Överenskommet:** Rektor tar upp rutinerna senast den 15 oktober.\n\n:::`;

/** The text after the fix of a finding. */
function fixed(text: string, code: string): string {
  const { document, kind, typed } = read(text);
  const found = kind
    .check?.({ ...typed, answers: {} }, setting, projectWith())
    ?.find(one => one.code === code);
  assert.ok(found?.fix, `no ${code} with a fix`);
  return applyEdits(document.text, found.fix.edits);
}

const sealed = fixed(notes('rektor 2026-09-29, verksamhetschef 2026-09-30'), 'dialog.approval-unsealed');

describe('notes of a quality dialogue', () => {
  it('tie each approval to the text, and are then clean', () => {
    assert.match(
      sealed,
      /Godkänd av: rektor 2026-09-29 \(text [\da-f]{8}\), verksamhetschef 2026-09-30 \(text [\da-f]{8}\)/,
    );
    assert.deepEqual(codesOf(sealed), []);
  });

  it('lose their approvals when a word, a fact or the title changes', () => {
    for (const [old, changed] of [
      ['om närvaron', 'om frånvaron'],
      ['senast den 15', 'senast den 25'],
      ['Deltagare: rektor', 'Deltagare: förstelärare'],
      ['[Kvalitetsdialog]', '[Samtal]'],
    ] as const)
      assert.deepEqual(codesOf(sealed.replace(old, changed)), ['dialog.approval-void'], changed);
  });

  it('keep them over new line breaks, emphasis, a comment and numbers that the tool writes', () => {
    assert.deepEqual(codesOf(sealed.replace('talade om', 'talade\nom')), []);
    assert.deepEqual(codesOf(sealed.replace('närvaron', '*närvaron*')), []);
    assert.deepEqual(codesOf(sealed.replace('\n\n**Ö', '\n\n<!-- ska: läs om -->\n\n**Ö')), []);
    const number = (label: string) => notes('rektor 2026-09-29', `Den var :värde[${label}]{meritvärde}.`);
    const withNumber = fixed(number('221,4'), 'dialog.approval-unsealed');
    assert.deepEqual(codesOf(withNumber.replace('[221,4]', '[222,8]')), []);
    assert.deepEqual(codesOf(withNumber.replace('{meritvärde}', '{np-godkänt}')), ['dialog.approval-void']);
  });

  it('take one void approval away and leave the others', () => {
    const changed = sealed.replace('om närvaron', 'om frånvaron');
    const again = changed.replace(/rektor 2026-09-29 \(text [\da-f]{8}\)/, 'rektor 2026-10-05');
    assert.deepEqual(codesOf(again), ['dialog.approval-void', 'dialog.approval-unsealed']);
    const one = fixed(fixed(again, 'dialog.approval-unsealed'), 'dialog.approval-void');
    assert.deepEqual(codesOf(one), []);
    assert.match(one, /Godkänd av: rektor 2026-10-05 \(text [\da-f]{8}\)\n/);
  });

  it('want roles, an agreement and approvals once something is written', () => {
    assert.deepEqual(codesOf(notes('')), ['dialog.not-approved']);
    assert.deepEqual(codesOf(':::dialog[Samtal]{#D26-1}\n\nVi talade.\n\n:::'), [
      'dialog.no-participants',
      'dialog.no-agreement',
      'dialog.not-approved',
    ]);
    assert.deepEqual(codesOf(':::dialog[Samtal]{#D26-1}\n\n<!-- ledtext: Skriv. -->\n\n:::'), []);
  });

  it('tell an approval without a date, one before the dialogue, and a person', () => {
    assert.deepEqual(codesOf(notes('rektor i september')), ['dialog.approval-unreadable']);
    assert.ok(codesOf(notes('rektor 2026-09-01')).includes('dialog.approval-early'));
    const person = sealed.replace('Deltagare: rektor', 'Deltagare: rektor Förnamn Efternamn');
    assert.ok(codesOf(person).includes('directive.person-name'));
    const unit = notes('', 'x').replace(
      'Deltagare: rektor',
      'Deltagare: Norra området, rektor Tallbackaskolan',
    );
    assert.ok(!codesOf(unit).includes('directive.person-name'));
  });

  it('end their agreement where something else begins', () => {
    const { typed } = read(
      ':::dialog[Samtal]{#D26-1}\n\nText.\n\n**Överenskommet:**\n\n- Ett\n- Två\n\n**Övrigt:** Mer.\n\n:::',
    );
    assert.deepEqual(
      agreementOf(typed.directive).map(node => node.type),
      ['paragraph', 'list'],
    );
  });

  it('can be followed up as an intervention can', () => {
    const followUp = ':::uppföljning[Rutinerna i ledningsgruppen]{av=D25-1}\n\n:::';
    assert.deepEqual(codesOf(followUp, setting, projectWith('D25-1')), []);
    assert.deepEqual(codesOf(followUp.replace('D25-1', 'M25-1'), setting, projectWith('M25-1')), [
      'directive.link-kind',
    ]);
  });
});
