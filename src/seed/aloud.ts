import type { StoryAsk } from '../../config/options.ts';
import { isOpen } from '../domain/case/state.ts';
import { formatDate } from '../domain/time/format-date.ts';
import { shanghaiDate, weekday } from '../domain/time/shanghai.ts';
import { type Progress, type Stage, tellStory } from './story.ts';

const percent = (part: number): string => `${Math.floor(part * 100)}%`;

/** Tells a story, and says on a console how far it is, once for each week of it, and what became of it. */
export async function tellAloud(
  stage: Omit<Stage, 'tell'>,
  ask: StoryAsk,
  print: (line: string) => void,
): Promise<void> {
  const long = ask.days === undefined ? `${ask.months} 个月` : `${ask.days} 天`;
  print(`开始放入 ${long}的示例案件（--seed ${ask.seed}）；一个月约两三分钟，可以随时停止，停了须从头再来`);
  const tell = ({ at, part, cases }: Progress): void => {
    const on = shanghaiDate(at);
    if (weekday(on) === 1 || part === 1) print(`${percent(part)}：到${formatDate(on, at)}，已有 ${cases} 件`);
  };
  const { until, halted } = await tellStory({ ...stage, tell }, ask);
  if (halted) return print('已停止，示例案件没有放完；请用 npm run seed -- --fresh 清空后重新放入');
  const cases = await stage.parts.db
    .collection('cases')
    .find({}, { projection: { state: 1 } })
    .toArray();
  const open = cases.filter((c) => isOpen({ state: c.state })).length;
  print(
    `已放入 ${cases.length} 件示例案件，其中在办 ${open} 件；沙盒时钟停在${formatDate(shanghaiDate(until), until)}。现在用 npm start 打开沙盒`,
  );
}
