import type { Code } from '../../domain/directory/code.ts';
import { enterpriseById } from '../../domain/directory/directory.ts';
import type { Deps } from '../deps.ts';
import { deskToAsk } from './desk.ts';

/** What whoever scans a code reads: of an enterprise its name and nothing else. */
export type CodePage = { code: Code; enterprise?: string | undefined; place?: string | undefined; desk: string };

/** The longest id that is looked up; whatever is longer was never given out. */
const ID_MOST = 40;

/** What a QR code leads to, or why it leads nowhere. Source: interface.md, "QR codes". */
export async function codePage(deps: Deps, id: string): Promise<CodePage | { barred: 'unknown' | 'stopped' }> {
  const code = id.length > ID_MOST ? null : await deps.codes.find(id);
  if (!code) return { barred: 'unknown' };
  if (code.stoppedAt) return { barred: 'stopped' };
  const enterprise = enterpriseById(deps.directory.current(), code.enterprise ?? '');
  return {
    code,
    ...(enterprise?.active && { enterprise: enterprise.name }),
    ...(code.place && { place: code.place }),
    desk: deskToAsk(deps),
  };
}
