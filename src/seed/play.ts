import type { Examples } from '../../config/examples.ts';
import type { Delivery, Reply } from '../deliveries.ts';
import { openObligations } from '../domain/case/current.ts';
import { isOpen } from '../domain/case/state.ts';
import { shanghaiDate } from '../domain/time/shanghai.ts';
import type { Program } from '../program.ts';
import { rulesNow } from '../usecases/deps.ts';
import { caseIdFor } from '../usecases/intake/open.ts';
import { beside } from './acts/beside.ts';
import { atDesk } from './acts/desk.ts';
import { ofResult } from './acts/enterprise.ts';
import { atUnit } from './acts/unit.ts';
import { arrivals, type Story } from './arrivals.ts';
import { type Filing, filingOf } from './file.ts';
import { LETTER } from './letter.ts';
import { type Act, bornOf, type Life, partedFrom, type Scene } from './life.ts';
import { whoDoes } from './people.ts';
import { queue } from './queue.ts';
import { storyTravel } from './travel.ts';
import { afterWork } from './work-time.ts';

/** Between two deeds at one instant, in milliseconds. */
const BETWEEN_MS = 7_000;
/** In how many minutes of work a case is looked at again with which nobody means to do anything. */
const LOOK_MINUTES = 490;

/** What became of it. `refused`: what somebody was not allowed, with the words they read. */
export type Played = { cases: number; acts: number; refused: string[] };

/** What a story is played on. */
export type Playing = {
  program: Program;
  /** Moves the program's clock. */
  moveTo: (at: Date) => Promise<void>;
  /** When what is done at an instant is sent to those whom it is owed. */
  roundAfter: (at: Date) => Date;
  /** Whether messages are sent. */
  speaks: () => boolean;
  /** Somebody has written this. */
  wrote?: (person: string, text: string) => void;
  /** Called at the first instant of each date. */
  day?: (at: Date, cases: number) => Promise<void>;
  /** Whether to end here. */
  halted?: () => boolean;
};

/** Plays a story through the program: people file and act, and the clock goes from one due instant to the next. */
export async function play(stage: Playing, story: Story, examples: Examples): Promise<Played> {
  const { program, day, halted } = stage;
  const { deps, handle } = program;
  const travel = storyTravel(stage);
  const played: Played = { cases: 0, acts: 0, refused: [] };
  const rules = () => rulesNow(deps);
  const lives = arrivals(story, { examples, directory: rules().directory, calendar: rules().calendar }).map((a) =>
    bornOf(a, story.seed),
  );
  const plan = queue<Life>();
  for (const life of lives) plan.add(life.at, life);
  let said = 0;
  const id = (kind: string): string => `example/${kind}/${story.seed}/${++said}`;

  async function happens(delivery: Delivery, what: string): Promise<Reply> {
    const reply = await handle(delivery);
    travel.touched();
    if (reply.toast?.type === 'error' || reply.refused)
      played.refused.push(`${what}: ${reply.toast?.content ?? reply.refused}`);
    return reply;
  }

  async function says(
    person: string,
    text: string,
    files: readonly { key: string; name: string; type: 'file' }[] = [],
  ): Promise<string> {
    const messageId = id('said');
    if (text !== '') stage.wrote?.(person, text);
    const at = deps.clock.now();
    const chatId = (await deps.memory.privateChat(person)) ?? `example/${person}`;
    await happens(
      {
        kind: 'words',
        delivery: messageId,
        messageId,
        person,
        chatId,
        chatType: 'p2p',
        toBot: true,
        type: 'text',
        text,
        files,
        createdAt: at,
      },
      text,
    );
    return messageId;
  }

  async function taps(
    operator: string,
    tap: {
      action: string;
      caseId?: string;
      noticeId?: string;
      v?: number;
      form?: Record<string, string | string[]>;
      datum?: string;
    },
  ): Promise<void> {
    const delivery = id('tap');
    await happens(
      { kind: 'tap', delivery, operator, messageId: delivery, chatId: 'example', at: deps.clock.now(), ...tap },
      `${tap.action} ${tap.caseId ?? ''}`,
    );
  }

  /** The id that the case will have. Who has something to confirm is asked first whether this is a new one. */
  async function formAsked({ by, says: words }: Filing): Promise<string> {
    const said = await says(by, words);
    const asked = await deps.notices.load(said);
    if (!asked || !('which' in asked.show)) return caseIdFor(said);
    await taps(by, { action: 'new_appeal', noticeId: said });
    return caseIdFor(said);
  }

  async function files(life: Life): Promise<void> {
    const filing = filingOf({ life, rules: rules(), habits: examples.habits });
    if (!filing) return;
    life.caseId = await formAsked(filing);
    await taps(filing.by, { action: 'submit', caseId: life.caseId, form: filing.form });
    played.cases += 1;
  }

  async function sceneOf(life: Life): Promise<Scene | undefined> {
    const found = life.caseId && (await deps.cases.load(life.caseId));
    if (!found) return undefined;
    const first = life.like && lives[life.like.n - 1];
    const like = first?.caseId ? (await deps.cases.load(first.caseId))?.current : undefined;
    return { c: found.current, life, rules: rules(), examples, like: like && { now: like } };
  }

  /** What is meant to be done next. */
  function next(scene: Scene): Act | undefined {
    if (scene.life.stand === scene.c.state) return undefined;
    const acts = [...atDesk(scene), ...atUnit(scene), ...ofResult(scene), ...beside(scene)];
    const { tried } = scene.life;
    return acts
      .filter(({ key }) => !tried.has(key))
      .reduce<Act | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined);
  }

  function plans({ c, life }: Scene, act: Act | undefined): void {
    const now = deps.clock.now();
    if (act) plan.add(new Date(Math.max(act.at.getTime(), now.getTime() + BETWEEN_MS)), life);
    else if (isOpen(c) || openObligations(c).length > 0) plan.add(afterWork(now, LOOK_MINUTES, rules()), life);
  }

  async function does(scene: Scene, act: Act): Promise<void> {
    const { c, life } = scene;
    life.tried.add(act.key);
    const actor = whoDoes(scene, act.by, act.key);
    if (!actor) return;
    played.acts += 1;
    const { event: action, form, datum } = act;
    await taps(actor.openId, { action, caseId: c._id, v: c.v, ...(form && { form }), ...(datum && { datum }) });
    if (act.letter) await says(actor.openId, '', [LETTER]);
  }

  /** What was parted from a case has a life of its own from then on. */
  function parts({ c, life }: Scene): void {
    if (c.parts?.[0]?.no === undefined || life.tried.has('parted')) return;
    life.tried.add('parted');
    const part = partedFrom(life, `${c._id}p1`, story.seed);
    if (!part) return;
    plan.add(deps.clock.now(), part);
    played.cases += 1;
  }

  async function goesOn(life: Life): Promise<void> {
    if (!life.caseId) await files(life);
    else {
      const scene = await sceneOf(life);
      const act = scene && next(scene);
      if (scene && act && act.at <= deps.clock.now()) await does(scene, act);
    }
    const scene = await sceneOf(life);
    if (scene) parts(scene);
    if (scene) plans(scene, next(scene));
  }

  async function goTo(at: Date): Promise<void> {
    const before = shanghaiDate(deps.clock.now());
    await travel.goTo(at);
    if (day && at < story.until && shanghaiDate(at) !== before) await day(at, played.cases);
  }

  for (let due = plan.take(); due && due.at < story.until && !halted?.(); due = plan.take()) {
    await goTo(due.at);
    await goesOn(due.what);
  }
  if (!halted?.()) await goTo(story.until);
  await travel.jobs();
  return played;
}
