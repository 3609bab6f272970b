import { createHmac } from 'node:crypto';
import type { Notifier } from '../links-port.ts';
import type { Metrics } from '../metrics-port.ts';
import { MessengerError } from '../ports.ts';

/** Less than a call may take under the sender's lease, in milliseconds. D */
const ANSWER_MS = 8_000;
/** The characters of a link's secret part: 132 bits. */
const TOKEN_CHARACTERS = 22;

/** What the gateway's answer means: a number that it refuses is tried nowhere else, and its own trouble passes. */
const meaningOf = (status: number): MessengerError['meaning'] => {
  if (status >= 500 || status === 429 || status === 408) return 'later';
  return status === 422 || status === 404 ? 'unreachable' : 'refused';
};

/**
 * The town's gateway over HTTP: `POST { id, to, template, params }`, signed over the body. 2xx is delivered; without an
 * answer, and after 5xx, it may have been sent and goes again with the same id. Source: interface.md, "Settings",
 * "Short messages".
 */
export function httpNotifier({
  url,
  secret,
  metrics,
  answerMs = ANSWER_MS,
}: {
  url: string;
  secret: string;
  metrics: Metrics;
  /** How long an answer is waited for, in milliseconds. */
  answerMs?: number;
}): Notifier {
  const sign = (of: string): Buffer => createHmac('sha256', secret).update(of).digest();
  return {
    tokenFor: (id) => sign(`link/${id}`).toString('base64url').slice(0, TOKEN_CHARACTERS),
    async send(message) {
      const body = JSON.stringify(message);
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'x-qisu-signature': `sha256=${sign(body).toString('hex')}`,
      };
      let status: number;
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers,
          body,
          redirect: 'error',
          signal: AbortSignal.timeout(answerMs),
        });
        status = answer.status;
        await answer.body?.cancel();
      } catch (error) {
        metrics.short('unknown');
        throw new MessengerError('later', 0, 'the gateway did not answer', error);
      }
      if (status >= 200 && status < 300) {
        metrics.short('delivered');
        return;
      }
      const meaning = meaningOf(status);
      metrics.short(meaning === 'later' ? 'unknown' : 'refused');
      const why = meaning === 'unreachable' ? '短信网关拒收其号码' : undefined;
      throw new MessengerError(meaning, status, `the gateway answered ${status}`, undefined, why);
    },
  };
}
