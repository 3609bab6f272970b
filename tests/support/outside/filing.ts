import { wordsOf } from './cards.ts';
import type { Town } from './town.ts';

/**
 * Files for somebody else, as staff and agents do: `代报 <企业>`, `直报 <企业>`, `主动发现` in private chat, then the intake
 * card that comes, its fields by their labels. The case's number.
 */
export async function fileFor(
  town: Town,
  name: string,
  command: string,
  form: { [label: string]: unknown },
): Promise<string> {
  await town.say(name, command);
  const { messageId } = await town.cardWith(name, '提交诉求', undefined, true);
  const outcome = await town.submit(name, '提交诉求', form, { messageId });
  const left = (await town.read(name)).find((m) => m.messageId === messageId);
  const no = left && /QS\d{8}-\d{4,5}/.exec(wordsOf(left.content))?.[0];
  if (!no) throw new Error(`nothing was filed: ${JSON.stringify(outcome)}`);
  return no;
}
