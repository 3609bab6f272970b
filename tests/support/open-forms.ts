import { fields } from '../../cards/kit.ts';
import { cardLints, cardProblems } from '../../cards/limits.ts';
import type { Directory } from '../../src/domain/directory/directory.ts';
import type { Option } from '../../src/domain/events/fields.ts';
import { LIFECYCLE } from '../../src/domain/events/lifecycle.ts';
import { submit } from '../../src/domain/events/submit.ts';
import { formCardFor } from '../../src/views/forms/form-card.ts';
import { intakeCard } from '../../src/views/notices/intake.ts';
import { type CaseWorld, caseWorld } from './case-world.ts';
import { SITUATIONS, situated } from './situations.ts';
import { openIdOf, PEOPLE } from './small-town.ts';

const EVERYONE = Object.keys(PEOPLE) as (keyof typeof PEOPLE)[];

type Card = Record<string, unknown>;
type Select = { name: string; options: { text: string; value: string }[] };

/** The selects on a card, as Feishu gets them. */
export function selectsOn(card: Card): Select[] {
  const found: Select[] = [];
  const look = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(look);
    if (typeof node !== 'object' || node === null) return;
    const { tag, name, options } = node as { tag?: unknown; name?: string; options?: never[] };
    if ((tag === 'select_static' || tag === 'multi_select_static') && name && options)
      found.push({
        name,
        options: options.map(({ text, value }: { text: { content: string }; value: string }) => ({
          text: text.content,
          value,
        })),
      });
    Object.values(node).forEach(look);
  };
  look(card);
  return found;
}

/** What is wrong with a form's card by itself: Feishu would refuse it, or something is offered twice. */
function faultsOfCard(card: Card): string[] {
  const twice = selectsOn(card).flatMap(({ name, options }) =>
    (['text', 'value'] as const)
      .filter((key) => new Set(options.map((o) => o[key])).size < options.length)
      .map((key) => `${name} offers a ${key} twice`),
  );
  return [...cardProblems(card).map((p) => p.message), ...cardLints(card).map(String), ...twice];
}

/** How many of those without a place in the select are tried by name. */
const TRIED = 4;

/** Those that are in no select and whose name, typed as it is listed, is not taken for them. */
function unreachable(card: Card, name: string, all: readonly Option[], taken: (form: Card) => boolean): string[] {
  const offered = new Set(
    selectsOn(card)
      .find((s) => s.name === name)
      ?.options.map((o) => o.value),
  );
  const rest = all.filter((o) => !offered.has(o.value));
  if (rest.length === 0) return [];
  const typed = fields(card as never).find((f) => f.name === `${name}Name`)?.name;
  if (!typed) return [`${name}: ${rest.length} cannot be chosen`];
  const step = Math.max(1, Math.floor(rest.length / TRIED));
  const tried = rest.filter((_, i) => i % step === 0);
  return tried.filter((o) => !taken({ [typed]: o.label })).map((o) => `${name}: ${o.label} is not understood`);
}

const NOT_UNDERSTOOD = ['several_fit', 'unknown_unit', 'unknown_choice', 'unknown_handler', 'not_of_board', 'bad_form'];

/** Every form that somebody may open on this case, tried. */
function faultsOfForms(w: CaseWorld): string[] {
  return LIFECYCLE.filter((spec) => spec.opens).flatMap((spec) => {
    const who = EVERYONE.find((role) => w.plays(role) && w.mayPress(role, spec.name));
    if (!who) return [];
    let card: Card;
    try {
      card = formCardFor(w.case, spec.name, { person: openIdOf(who) }, w.rules) as Card;
    } catch (error) {
      return [`${spec.name} does not open: ${error instanceof Error ? error.message : error}`];
    }
    const hidden = Object.entries(spec.fields).flatMap(([name, field]) => {
      if ((field.kind !== 'choice' && field.kind !== 'choices') || field.shown?.(w.case, w.rules) === false) return [];
      const ids = field.options(w.case, w.rules);
      return unreachable(card, name, ids, (form) => {
        const code = w.refusal(who, spec.name, { [name]: undefined, ...form })?.code;
        return code === undefined || !NOT_UNDERSTOOD.includes(code);
      });
    });
    return [...faultsOfCard(card), ...hidden].map((fault) => `${spec.name}: ${fault}`);
  });
}

/** The agent's intake card, whose enterprises may be hundreds. */
function faultsOfIntake(w: CaseWorld): string[] {
  const { actor, directory } = w.ctx('agent');
  if (actor.kind !== 'person') return [];
  const card = intakeCard({ caseId: 'cabc', text: '', fileNames: [] }, actor, w.rules) as Card;
  const mine = directory.enterprises.filter((e) => e.active && actor.agentOf.includes(e.id));
  const offered = new Set(
    selectsOn(card)
      .find((s) => s.name === 'enterprise')
      ?.options.map((o) => o.value),
  );
  const typed = fields(card as never).some((f) => f.name === 'enterpriseName');
  const reached = (name: string): boolean => {
    const made = { _id: 'cabc', no: 'QS1', origin: 'card/cabc', files: [], as: 'own' as const };
    const decision = submit({ content: '积水', category: 'appeal', enterpriseName: name }, made, w.ctx('agent'));
    return decision.ok || (decision.refusal.code as string) === 'several_fit';
  };
  const lost = mine.filter((e) => !offered.has(e.id) && !(typed && reached(e.name)));
  return [...faultsOfCard(card), ...(lost.length > 0 ? [`${lost.length} enterprises cannot be chosen`] : [])];
}

/** Everything wrong with the forms of a town, each fault once. */
export function faultsInTown(
  directory: (d: Directory) => Directory,
  take: (i: number) => boolean = () => true,
): string[] {
  const situations = SITUATIONS.filter((_, i) => take(i));
  const faults = situations.flatMap((s) => {
    const w = situated(s, { directory });
    return faultsOfForms(w);
  });
  return [...new Set([...faultsOfIntake(caseWorld({ directory })), ...faults])];
}
