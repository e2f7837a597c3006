import type { DirectiveKind } from './contract.ts';
import { analys } from './kinds/analys/kind.ts';
import { antal } from './kinds/antal/kind.ts';
import { arshjul } from './kinds/arshjul/kind.ts';
import { beslut } from './kinds/beslut/kind.ts';
import { bilaga } from './kinds/bilaga/kind.ts';
import { budskap } from './kinds/budskap/kind.ts';
import { diagram } from './kinds/diagram/kind.ts';
import { dialog } from './kinds/dialog/kind.ts';
import { effekt } from './kinds/effekt/kind.ts';
import { forandring } from './kinds/forandring/kind.ts';
import { fraga } from './kinds/fraga/kind.ts';
import { innehall } from './kinds/innehall/kind.ts';
import { insats } from './kinds/insats/kind.ts';
import { kommentar } from './kinds/kommentar/kind.ts';
import { mal } from './kinds/mal/kind.ts';
import { program } from './kinds/program/kind.ts';
import { rodtrad } from './kinds/rodtrad/kind.ts';
import { sammanstallning } from './kinds/sammanstallning/kind.ts';
import { se } from './kinds/se/kind.ts';
import { sjalvvardering } from './kinds/sjalvvardering/kind.ts';
import { skillnad } from './kinds/skillnad/kind.ts';
import { syfte } from './kinds/syfte/kind.ts';
import { tabell } from './kinds/tabell/kind.ts';
import { underlag } from './kinds/underlag/kind.ts';
import { uppfoljning } from './kinds/uppfoljning/kind.ts';
import { varde } from './kinds/varde/kind.ts';

/** Every kind of directive there is, in the order of the reference page. The only list. */
export const directiveKinds: readonly DirectiveKind[] = [
  ...[varde, forandring, skillnad, antal],
  ...[diagram, tabell, underlag, sammanstallning],
  ...[analys, mal, insats, effekt, uppfoljning],
  ...[rodtrad],
  ...[budskap, fraga],
  ...[sjalvvardering, dialog],
  ...[beslut, program, syfte],
  ...[innehall, arshjul, bilaga, kommentar, se],
];
