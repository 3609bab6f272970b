import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { readText } from './read-text.ts';
import { SettingsError } from './settings-error.ts';

export type Path = readonly PropertyKey[];

/** A YAML text with the line of each value. */
export type YamlSource = {
  file: string;
  data: unknown;
  /** The line, from 1, of the value at a path, or of the nearest existing value around it. */
  lineOf(path: Path): number;
  /** `file:line path: message` for each issue of a schema, said in Chinese. */
  problems(error: z.ZodError): string[];
};

/** Chinese messages of zod; a schema's own messages are used first. */
export const inChinese = { error: z.locales.zhCN().localeError };

const keyNode = (node: unknown, key: PropertyKey): Node | null => {
  if (!isMap(node)) return null;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
  return pair && isNode(pair.key) ? pair.key : null;
};

function nodeAt(doc: Document, path: Path): Node | null {
  const found = path.length === 0 ? doc.contents : doc.getIn(path, true);
  if (isNode(found)) return keyNode(doc.getIn(path.slice(0, -1), true), path.at(-1) ?? '') ?? found;
  return path.length === 0 ? null : nodeAt(doc, path.slice(0, -1));
}

const said = (path: Path): string => (path.length === 0 ? '' : ` ${path.map(String).join('.')}`);

/** The message and path of an issue: one for each unknown key, and for a bad key of a record its own problem. */
export function told(issue: z.core.$ZodIssue): { path: Path; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: '没有这个设置项，请检查拼写' }));
  }
  const [inKey] = issue.code === 'invalid_key' ? issue.issues : [];
  return [{ path: issue.path, message: inKey?.message ?? issue.message }];
}

/** What is wrong with the writing, by the reader's code. Its own message quotes the text. */
const WRONG: Partial<Record<string, string>> = {
  BAD_INDENT: '缩进没有对齐',
  TAB_AS_INDENT: '不能用制表符缩进，请用空格',
  DUPLICATE_KEY: '同一项写了两次',
  MISSING_CHAR: '缺少引号、括号或冒号',
  UNEXPECTED_TOKEN: '这里有多余的字符',
  MULTILINE_IMPLICIT_KEY: '一项的名称不能跨行，可能少了冒号后的空格',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号，请给值加上引号',
  BAD_ALIAS: '引用（*）没有对应的锚点（&）',
};
const wrongYaml = (code: string): string => WRONG[code] ?? `请检查这一行（${code}）`;

/**
 * Parses YAML text.
 *
 * @param file  the name under which problems are reported
 * @throws SettingsError naming every syntax error and repeated key with its line
 */
export function parseYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const line = (offset: number | undefined) => lines.linePos(offset ?? 0).line;
  if (doc.errors.length > 0) {
    throw new SettingsError(
      doc.errors.map(({ pos, code }) => `${file}:${line(pos[0])}: YAML 写法有误：${wrongYaml(code)}`),
    );
  }
  const lineOf = (path: Path) => line(nodeAt(doc, path)?.range?.[0]);
  const problem = (path: Path, message: string) => `${file}:${lineOf(path)}${said(path)}: ${message}`;
  return {
    file,
    data: plain(doc, file),
    lineOf,
    problems: (error) =>
      error.issues.flatMap((issue) => told(issue).map(({ path, message }) => problem(path, message))),
  };
}

/** The document as plain values. An alias may stand for an alias, and so on, until a small file fills the memory. */
function plain(doc: Document, file: string): unknown {
  try {
    return doc.toJS();
  } catch {
    throw new SettingsError(`${file}: 引用（& 和 *）用得太多，请把引用的内容直接写出`);
  }
}

/** Reads and parses a YAML file. @throws SettingsError when it cannot be read or is not YAML */
export const loadYaml = (file: string): YamlSource => parseYaml(readText(file), file);
