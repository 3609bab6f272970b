import encodeQr from 'qr';
import { actorOf } from '../domain/directory/actor.ts';
import type { MessageContent } from '../ports.ts';
import { managesAll } from '../usecases/codes/make.ts';
import { codesOf } from '../usecases/codes/on-tap.ts';
import { type Deps, rulesNow } from '../usecases/deps.ts';
import { codeCalled, codeCard, codesCard } from '../views/notices/codes.ts';

/** A picture large enough for a poster: pixels a module, and the blank modules around it that readers need (ISO 18004). D */
const SCALE = 16;
const BORDER = 4;

/** A QR code as a picture that is read where a quarter of it is dirty or torn. */
const codePicture = (address: string): Buffer =>
  Buffer.from(encodeQr(address, 'gif', { ecc: 'quartile', scale: SCALE, border: BORDER }));

/** A QR code, named, with its address under it; without the picture where the platform takes none. Source: interface.md, "QR codes". */
export async function drawnCode(deps: Deps, noticeId: string, id: string): Promise<MessageContent | null> {
  const code = await deps.codes.find(id);
  if (!code) return null;
  const d = deps.directory.current();
  const url = `${deps.publicUrl()}/go/${id}`;
  const sent = await deps.messenger.upload(`二维码 ${codeCalled(code, d)}.gif`, codePicture(url), 'image/gif');
  return { card: codeCard(noticeId, code, 'imageKey' in sent ? sent.imageKey : null, url, d) };
}

/** The codes that somebody may stop; null for who has left. */
export async function drawnCodes(deps: Deps, noticeId: string, person: string): Promise<MessageContent | null> {
  const actor = actorOf(deps.directory.current(), person);
  if (!actor) return null;
  const codes = await codesOf(deps, actor);
  return { card: codesCard({ noticeId, codes, page: 1, all: managesAll(actor) }, rulesNow(deps)) };
}
