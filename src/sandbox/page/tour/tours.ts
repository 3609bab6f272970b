import type { Side } from '../../api.ts';
import { inState, type Known, reportTo } from './known.ts';
import {
  accept,
  askReturn,
  callBack,
  confirm,
  decideReturn,
  dispatch,
  file,
  finish,
  goLate,
  lookAtUnit,
  rate,
  rateBadly,
  remindUnit,
  settle,
  settleBadly,
  write,
  writeAgain,
} from './steps.ts';
import type { Step, Tour } from './tour.ts';

/** Whether somebody of each side is there, and a group for the desk and for a unit. */
const needs =
  (...sides: Side[]) =>
  ({ state }: Pick<Known, 'state'>): boolean => {
    const people = (side: Side) => state.people.filter((person) => person.side === side).map(({ openId }) => openId);
    const group = (side: Side) =>
      state.chats.some((chat) => chat.type === 'group' && people(side).some((who) => chat.members.includes(who)));
    return sides.every((side) => people(side).length > 0) && group('desk') && group('unit');
  };

/** A rung: the clock goes on until somebody of `side`, or of a rung above, is told; their message is then read. */
const rung = (title: string, says: string, why: string, side: Side, ...above: Side[]): Step[] => [
  {
    title,
    says: `${says}接着按“+1 工作日”，直到收到为止。`,
    why,
    act: { kind: 'clock', label: '+1 工作日', while: inState('待受理') },
    // Whoever is missing in a town is passed over by the ladder, and here.
    done: (known) => [side, ...above].some((who) => reportTo(who)(known) !== undefined),
  },
  {
    title: `${title}：看一看`,
    says: '这是一张“超期上报”，早上私下发给这个人，写着哪一件、晚了多少、谁在办。',
    why: '上报一人一张，只在工作日早上发，不在群里点名。',
    act: { kind: 'look', at: reportTo(side) },
    done: () => false,
  },
];

const TO_UNIT = [write, file, dispatch] as const;
const TO_RATING = [accept, finish, confirm] as const;
const DETOURS = [rate, confirm, finish, callBack, decideReturn, accept, dispatch, file, writeAgain];

export const TOURS: readonly Tour[] = [
  {
    id: 'first',
    title: '办完第一件诉求',
    about: '提交、派单、受理、办结、确认、评价，每一步自己按。约五分钟。',
    fits: needs('enterprise', 'desk', 'unit'),
    steps: [...TO_UNIT, ...TO_RATING, rate, settle],
    detours: DETOURS,
    end: '一件诉求走完了全程，企业、专席、单位的卡片上都是同一个结果。接着看看：要是没有人理它，会怎样？',
    next: 'forgotten',
  },
  {
    id: 'forgotten',
    title: '没有人受理',
    about: '谁也不按，只拨时钟：看提醒、预警、上报一级一级到领导。',
    fits: needs('enterprise', 'desk', 'unit', 'supervision', 'leader'),
    steps: [
      ...TO_UNIT,
      remindUnit,
      lookAtUnit,
      goLate,
      ...rung(
        '报到单位负责人',
        '超期之后先报本单位负责人。',
        '先让能办的人自己办：经办人之后是他的负责人。',
        'unit',
        'supervision',
        'leader',
      ),
      ...rung(
        '报到督查',
        '还没有人动，督查部门会知道。',
        '督查可以一键督办，单位必须回复（宿迁方案 (十四)）。',
        'supervision',
        'leader',
      ),
      ...rung('报到分管领导', '最后一级是分管领导。', '每一级只报一次，谁在什么时候知道的，都记在案上。', 'leader'),
    ],
    detours: [dispatch, file, writeAgain],
    end: '提醒到了经办人，上报到了负责人、督查和分管领导，每一级一次。现在让单位按“受理”，上报就停了。',
    next: 'return',
  },
  {
    id: 'return',
    title: '单位申请退回',
    about: '单位说不是自己的事，由专席裁定：改派，还是维持原派。',
    fits: needs('enterprise', 'desk', 'unit'),
    steps: [...TO_UNIT, askReturn, decideReturn, accept],
    detours: DETOURS,
    end: '单位可以申请，决定的是专席，企业一直看得到进展，不用自己来回跑。接着看看：办完了企业不满意，会怎样？',
    next: 'dissatisfied',
  },
  {
    id: 'dissatisfied',
    title: '企业不满意',
    about: '评价不满意之后：专席回访，单位接着办，再请企业评价。',
    fits: needs('enterprise', 'desk', 'unit'),
    steps: [...TO_UNIT, ...TO_RATING, rateBadly, settleBadly, callBack, finish, confirm, rate, settle],
    detours: DETOURS,
    end: '不满意的一件经过回访、续办，重新评价才办结。两次评价都记在案上，单位还欠企业一份书面答复。',
  },
];

export const tourOf = (id: string): Tour | undefined => TOURS.find((tour) => tour.id === id);
