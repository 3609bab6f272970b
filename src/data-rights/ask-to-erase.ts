import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { readProfile } from '../../config/read-profile.ts';
import { sandboxTown } from '../../config/sandbox-town.ts';
import type { Settings } from '../../config/settings.ts';
import { SettingsError } from '../../config/settings-error.ts';
import { meant } from '../domain/directory/named.ts';
import { placeInFile } from './directory-rows.ts';
import { erase, wouldErase } from './erase.ts';
import { unfinished } from './journal.ts';
import { stillNamed } from './left.ts';
import type { Rights } from './rights.ts';
import { enterpriseMeant, everStored, newestDirectory, type Whom } from './whom.ts';

type Print = (line: string) => void;

/** The enterprise that is meant, or the one whose erasure was cut off. */
async function toErase({ store }: Rights, said: string) {
  const isMeant = ({ ids: [value = ''], name: label, strings }: Whom): boolean =>
    strings.includes(said) || meant([{ value, label }], said).length > 0;
  const begun = (await unfinished(store)).find(({ whom }) => whom && isMeant(whom));
  if (begun?.whom) return { whom: begun.whom, offices: new Set(begun.offices), begun };
  return everStored(store, enterpriseMeant(await newestDirectory(store), said));
}

/** Refuses while the directory file would bring the enterprise back; a sandbox has no file that its user keeps. */
async function checkFile(settings: Settings, whom: Whom, print: Print): Promise<void> {
  const file = settings.directory ?? (settings.sandbox ? sandboxTown(readProfile(settings.profile).id) : undefined);
  const place = file === undefined ? undefined : await placeInFile(file, whom);
  if (place === undefined) return;
  const back = `通讯录文件 ${file} ${place}还有“${whom.name}”`;
  if (settings.directory !== undefined)
    throw new SettingsError(
      `${back}，删除之后会再被读入；没有删除任何内容。请先从文件里删去这家企业（连同它的联系人），再运行一次。`,
    );
  print(`${back}：沙盒下次启动时会把它当作新的企业读入。`);
}

/** Whether the whole name was typed; not where nobody is there to type, or they went away. */
async function confirmed(name: string, yes: string | undefined): Promise<boolean> {
  if (yes !== undefined) return yes === name;
  const asked = createInterface({ input: process.stdin, output: process.stdout });
  const left = once(asked, 'close').then(() => '');
  const typed = asked.question(`删除以后找不回来。确认删除，请输入企业全称“${name}”：`);
  const answer = await Promise.race([typed, left]);
  asked.close();
  return answer.trim() === name;
}

/**
 * The command: says what would go, asks for the whole name, erases, and says what is left where.
 *
 * @param yes  the name, where a script gives it
 * @throws SettingsError that says why nothing was erased, and what to do
 */
export async function askToErase(
  rights: Rights,
  settings: Settings,
  said: string,
  { yes, print }: { yes: string | undefined; print: Print },
): Promise<void> {
  const { whom, offices, ...more } = await toErase(rights, said);
  const begun = 'begun' in more ? more.begun : undefined;
  await checkFile(settings, whom, print);
  const { cases, files, messages } = await wouldErase(rights, whom);
  print(
    begun
      ? `上次对“${whom.name}”的删除没有做完，接着做：还有办件 ${cases} 件、附件 ${files} 个、消息 ${messages} 条。`
      : `将删除“${whom.name}”：办件 ${cases} 件里的名称、号码、文字和 ${files} 个附件，联系人 ${whom.people.length} 位，消息 ${messages} 条。编号、时间、状态、类别、单位、评价等次留下，统计不变。`,
  );
  if (!(await confirmed(whom.name, yes))) throw new SettingsError(`没有输入“${whom.name}”，没有删除任何内容。`);
  const did = await erase(rights, whom, offices, begun);
  print(
    `已删除“${whom.name}”的数据，共 ${did} 件办件。14 天内的卡片随后改成一行；更早的卡片、聊天里的文字和文件归飞书保存，删不了。`,
  );
  print('早先的备份和导出里还有这家企业：请一并删去；恢复早先的备份以后要再删一次。');
  print('正在核对整个数据库里还有没有提到它的文字……');
  const left = await stillNamed(rights.store, whom);
  if (left.cases.length + left.others.length > 0)
    print(
      `别处的文字里还提到它或它的联系人，那是别人写的，请自行判断：${[...left.cases, ...left.others].join('、')}。`,
    );
}
