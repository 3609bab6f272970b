/** A key of a path as it may stand in the log; any other comes from outside and may be somebody's words. */
const KEY = /^[A-Za-z_][\w-]{0,40}$/;
const said = (key: unknown): string => (typeof key === 'number' || KEY.test(String(key)) ? String(key) : '…');

/** How many problems of one value are named. */
const MOST_ISSUES = 5;

const firstFrame = ({ stack }: Error): string => stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '';

type Loose = { name?: unknown; code?: unknown; issues?: unknown; message?: unknown };

/**
 * Why reading something failed, in words of our own: a path and a kind. The message of an error of `JSON.parse`, of the
 * schemas or of the YAML reader quotes what was read, and that may be people's words.
 *
 * @returns undefined for an error that quotes nothing
 */
export function ownReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, code, issues } = error as Loose;
  if (Array.isArray(issues))
    return issues
      .slice(0, MOST_ISSUES)
      .map(
        ({ path, code: kind }) => `${(Array.isArray(path) ? path : []).map(said).join('.') || 'value'}: ${said(kind)}`,
      )
      .join('; ');
  if (error instanceof SyntaxError) return 'not readable';
  if (String(name).startsWith('YAML')) return `YAML: ${said(code)}`;
  // Node's own errors quote the argument they were given.
  if (typeof code === 'string' && code.startsWith('ERR_')) return code;
  if (/^\s+at .*node_modules/.test(firstFrame(error))) return `${said(name)} of a library`;
  if (error instanceof RangeError) return error.message.split(': ')[0];
  return undefined;
}
