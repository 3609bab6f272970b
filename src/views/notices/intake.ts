import { intakeCard as drawIntake, intakeAwayCard, intakeDoneCard } from '../../../cards/intake/intake.ts';
import { type Card, type Field, inputField, momentField, startingText, userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { first, meant } from '../../domain/directory/named.ts';
import { enterpriseOptions } from '../../domain/directory/options.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { typedName } from '../../domain/events/names.ts';
import {
  channelsOfKind,
  INCOMING_FIELDS,
  INCOMING_LABEL,
  INCOMING_MOST,
  mayMean,
} from '../../domain/events/parts/incoming.ts';
import type { Submission } from '../../domain/events/parts/new-case.ts';
import { channelsFor, mayFileFor, SUBMIT } from '../../domain/events/submit.ts';
import type { Intake as Asked } from '../../domain/notice/notice.ts';
import { formatMinute } from '../../domain/time/format-date.ts';
import { shanghaiDate, shanghaiTime } from '../../domain/time/shanghai.ts';
import { choiceField, INPUT_MOST, type Keep, kept } from '../forms/draw-field.ts';
import { deskName } from '../shared/people.ts';

/** Most characters of a file's name. D */
const FILE_NAME_MOST = 40;
/** Most characters of a name in a sentence. D */
const NAMED_MOST = 50;
/** Most characters of what was written in a form that is put away. D */
const AWAY_MOST = 60;

/** An appeal that is not submitted yet, with the names of its files. Without `as` it is the enterprise's own or its agent's. */
export type Intake = Pick<Asked, 'caseId' | 'text' | 'incoming'> & {
  as?: Submission | undefined;
  /** An enterprise named beforehand, as in 代报 <企业>: an id or what was typed. */
  enterprise?: string | undefined;
  fileNames: readonly string[];
};

const titleOf = ({ as }: Pick<Intake, 'as'>): string => (as === 'incoming' ? INCOMING_LABEL : SUBMIT.label);
const filesOf = ({ fileNames }: Pick<Intake, 'fileNames'>) => fileNames.map((name) => userText(name, FILE_NAME_MOST));

/** The initial value of the card's field. If it comes back unchanged, the message itself is the content. */
export const prefillOf = (text: string): string => startingText(text, INPUT_MOST);

/**
 * The card of 提交诉求, filled in with what was written. Its fields are `content`, `category` and, where there is a choice,
 * `enterprise`; for the desk also `channel`, for a direct report `result`, for 来电登记 who called, from where and when.
 * Source: R-101 to R-103, R-106; interface.md, "In chat", "Long words and files"; T53.
 *
 * @param keep  earlier input, where the card is drawn again
 */
export const intakeCard = (intake: Intake, actor: PersonActor, rules: Rules, keep: Keep = {}): Card =>
  drawnIntake(intake, actor, rules, keep, true);

/** The same on the enterprise's own page, where files are chosen beside the fields. */
export const pageIntake = (intake: Intake, actor: PersonActor, rules: Rules): Card =>
  drawnIntake(intake, actor, rules, {}, false);

function drawnIntake(intake: Intake, actor: PersonActor, rules: Rules, keep: Keep, takesFiles: boolean): Card {
  const as = intake.as ?? 'own';
  const begun = { intake, actor, rules, keep };
  const { headline, fields } = as === 'own' ? ownFields(begun) : staffFields(as, begun);
  const said = [
    inputField({
      ...asked('content', { required: true }),
      multiline: true,
      placeholder: '请写明事项、经过和希望怎样解决',
      value: kept(keep, 'content') ?? prefillOf(intake.text),
    }),
    choiceField({
      ...asked('category', { required: true }),
      options: rules.profile.categories.map((k) => ({ label: k.word, value: k.id })),
      chosen: [kept(keep, 'category') ?? ''],
      named: kept(keep, typedName('category')),
    }),
  ];
  return drawIntake({
    caseId: intake.caseId,
    title: titleOf(intake),
    headline,
    // On the telephone one first asks who it is.
    fields: as === 'incoming' ? [...fields, ...said.toReversed()] : [...said, ...fields],
    files: filesOf(intake),
    takesFiles,
    long: [...intake.text].length > INPUT_MOST,
    privacy: privacyWords(as, filesForOthers(actor), rules),
  });
}

/** Whether somebody speaks for no enterprise themselves, and does not say so. */
const filesForOthers = ({ contactOf, claims = [] }: PersonActor): boolean => contactOf.length + claims.length === 0;

type Begun = { intake: Intake; actor: PersonActor; rules: Rules; keep: Keep };
type Rest = { headline: string; fields: (Field | false)[] };

/** A field of 提交诉求 under the label by which a refusal names it. */
const asked = (name: keyof typeof LABELLED, { required = false } = {}) => ({
  name,
  label: LABELLED[name].label,
  required,
});
const LABELLED = { ...INCOMING_FIELDS, ...SUBMIT.fields };

/** The filer's own enterprise, or one they are paired with; where one was named, those that it may mean first. */
function ownFields({ intake, actor, rules, keep }: Begun): Rest {
  const mine = mayFileFor('own', actor, rules.directory);
  const fits = meant(mine, intake.enterprise ?? '').map((o) => o.value);
  const only = mine.length === 1 ? mine[0]?.label : undefined;
  const asAgent = filesForOthers(actor);
  const whole = asAgent ? '代报诉求，请选择企业' : '提交诉求，请选择企业';
  const alone = asAgent ? `为${only}代报诉求` : `以${only}的名义提交诉求`;
  return {
    headline: only ? alone : whole,
    fields: [
      mine.length > 1 &&
        choiceField({
          ...asked('enterprise', { required: true }),
          options: first(mine, fits),
          chosen: [kept(keep, 'enterprise') ?? (fits.length === 1 ? (fits[0] ?? '') : '')],
          named: kept(keep, typedName('enterprise')),
        }),
    ],
  };
}

/** Any enterprise, by name (代报 by the desk, 直报), or none at all (主动发现). A name that fits several offers these. */
function staffFields(as: Exclude<Submission, 'own'>, { intake, actor, rules, keep }: Begun): Rest {
  if (as === 'found') return { headline: '主动发现：登记本单位自查发现的问题，无需选择企业', fields: [] };
  const preset = intake.enterprise ?? '';
  const fits = (as === 'incoming' ? mayMean : meant)(mayFileFor(as, actor, rules.directory), preset);
  const one = fits.length > 1 ? undefined : (fits[0]?.label ?? intake.enterprise ?? '');
  const enterprise = choiceField({
    ...asked('enterprise', { required: true }),
    options: fits.length > 1 ? fits : [],
    chosen: [kept(keep, 'enterprise') ?? ''],
    named: kept(keep, typedName('enterprise')) ?? (one === undefined ? undefined : (kept(keep, 'enterprise') ?? one)),
    typed: true,
  });
  if (as === 'direct')
    return {
      headline: '部门直报：登记走访、窗口等听到的诉求',
      fields: [
        enterprise,
        inputField({
          ...asked('result'),
          multiline: true,
          value: kept(keep, 'result'),
          placeholder: '当场已办结的填写；填写后直接办结归库，不再派单',
        }),
      ],
    };
  const channel = choiceField({
    ...asked('channel', { required: as === 'incoming' }),
    options: channelsFor(as, rules.directory),
    chosen: [kept(keep, 'channel') ?? (intake.incoming ? (wayOf(intake.incoming, rules)?.id ?? '') : '')],
    named: kept(keep, typedName('channel')),
  });
  if (as === 'incoming')
    return {
      headline:
        preset !== '' && fits.length === 0
          ? `名册里没有“${userText(preset, NAMED_MOST).text}”：名称有误的请改正，无误的照此登记，标注待核实`
          : '登记来电、来访，企业不在名册的也可以登记；提交后即立件，请把编号告诉来电人',
      fields: [enterprise, ...callFields(intake, rules, keep), channel],
    };
  return { headline: `${deskName(rules)}代报：登记来电、来访和其他渠道的诉求`, fields: [enterprise, channel] };
}

const wayOf = ({ kind }: NonNullable<Intake['incoming']>, { directory }: Rules) => channelsOfKind(kind, directory)[0];

/** Who called, from which number and when: now, unless it is said otherwise. */
function callFields({ incoming }: Intake, rules: Rules, keep: Keep): Field[] {
  const at = incoming?.at ?? rules.at;
  return [
    inputField({
      ...asked('person', { required: true }),
      max: INCOMING_MOST.person,
      value: kept(keep, 'person'),
    }),
    inputField({
      ...asked('number', { required: true }),
      max: INCOMING_MOST.number,
      placeholder: '可以回拨的电话',
      value: kept(keep, 'number'),
    }),
    momentField({ ...asked('calledAt', { required: true }), value: `${shanghaiDate(at)} ${shanghaiTime(at)}` }),
  ];
}

/** States who will see what (T53). */
function privacyWords(as: Submission, asAgent: boolean, rules: Rules): string[] {
  const whoever = `谁能看到：诉求内容和附件，${deskName(rules)}和承办单位可见；联系电话不在群内显示，仅经办人员可以查看，每次查看都留记录`;
  switch (as) {
    case 'own':
      return [
        whoever,
        asAgent
          ? '办理进展您和企业联系人可见；办理结果由企业联系人确认和评价'
          : '办理进展和结果只发给您；其他企业看不到。请勿填写与诉求无关的个人信息',
      ];
    case 'desk':
      return [whoever, '办理进展企业联系人可见，结果由企业联系人确认和评价', ...secretWords(rules)];
    case 'incoming':
      return [
        whoever,
        '企业在名册的，回执发给企业联系人，由其确认和评价；不在名册的，标注待核实，办结后电话征询来电人',
        ...secretWords(rules),
      ];
    case 'direct':
      return [whoever, '不填办理结果的，按待派单办理；填写的，直接办结（直报办结）'];
    case 'found':
      return [`谁能看到：${deskName(rules)}和承办单位可见`, `办结后由${deskName(rules)}核验，不请企业评价`];
  }
}

/** States which channels make a case confidential from the start (R-802). */
function secretWords({ directory, profile }: Rules): string[] {
  const secret = directory.channels.filter((k) => profile.confidential.channelKinds.includes(k.kind));
  return secret.length > 0
    ? [`来源渠道为${secret.map((k) => `“${k.name}”`).join('、')}的，仅指定专办人员可见，不进群`]
    : [];
}

/** The line of a form that was not submitted before the next one came, with what was written. */
export function intakeAway(noticeId: string, intake: Intake, rules: Rules): Card {
  const { incoming, enterprise = '' } = intake;
  const [known, ...others] = meant(enterpriseOptions(rules.directory), enterprise);
  const whose = userText(known && others.length === 0 ? known.label : enterprise, NAMED_MOST).text;
  const call = incoming && `${formatMinute(incoming.at, rules.at)}的${wayOf(incoming, rules)?.name}`;
  return intakeAwayCard({
    noticeId,
    title: titleOf(intake),
    about: [whose, call].filter(Boolean).join('，'),
    text: userText(intake.text, AWAY_MOST),
    files: filesOf(intake),
  });
}

/** The stub of the intake card; for a confidential case only the number. */
export const intakeDone = (c: Case, rules: Rules): Card =>
  intakeDoneCard(
    c.confidential
      ? { no: c.no, title: userText(''), next: '由专办人员办理' }
      : { no: c.no, title: userText(c.title, 60), next: nextOf(c, rules), written: userText(c.content) },
  );

function nextOf(c: Case, rules: Rules): string {
  if (c.state === 'closed') return '已直报办结归库';
  return `${c.incoming && c.filer.as === 'desk' ? '请把编号告诉来电人，' : ''}等待${deskName(rules)}派单，进展见新卡片`;
}
