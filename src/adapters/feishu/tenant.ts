import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { foreignId } from '../../domain/directory/foreign.ts';
import { type Log, type Memory, MessengerError } from '../../ports.ts';
import type { Call } from './call.ts';

type Keys = readonly (string | undefined)[];
export type OwnTenant = {
  /** The first of these tenants that is not the app's own; undefined when all are, or none is given. */
  foreign(keys: Keys): Promise<string | undefined>;
};

const Answer = z.object({ tenant: z.object({ tenant_key: z.string().min(1) }) });

/**
 * The tenant the app belongs to. Feishu is asked; where the app may not ask, the first delivery whose sender was verified
 * tells it. It is stored, so that it is known while Feishu cannot be asked. Source: messages-api.md 12.
 *
 * @param memory  absent: nothing is stored
 */
export function ownTenant(needs: {
  client: Client;
  call: Call;
  appId: string;
  memory?: Pick<Memory, 'once' | 'recall'> | undefined;
  log?: Pick<Log, 'error' | 'warn'> | undefined;
}): OwnTenant {
  const { client, call, memory, log } = needs;
  const key = `feishu/tenant/${needs.appId}`;
  let own: string | undefined;

  /** Undefined where the app may not ask. @throws MessengerError when there is no answer */
  async function asked(): Promise<string | undefined> {
    try {
      const answer = await call(() => client.request({ method: 'GET', url: '/open-apis/tenant/v2/tenant/query' }));
      return Answer.safeParse(answer.data).data?.tenant.tenant_key;
    } catch (error) {
      if (error instanceof MessengerError && error.meaning !== 'later') return undefined;
      throw error;
    }
  }

  async function learn(seen: string): Promise<string> {
    const stored = await memory?.recall(key);
    const answer = await asked().catch((error: unknown) => {
      if (stored) return stored;
      throw error;
    });
    if (stored && answer && stored !== answer) log?.error({ stored, answer }, 'feishu.other_tenant_than_stored');
    if (!answer && !stored) log?.warn({ tenant: seen }, 'feishu.tenant_taken_from_first_delivery');
    const kept = (await memory?.once(key, () => answer ?? seen)) ?? seen;
    return answer ?? kept;
  }

  return {
    async foreign(keys) {
      const given = keys.filter((k) => k !== undefined && k !== '');
      const [first] = given;
      if (first === undefined) return undefined;
      own ??= await learn(first);
      return given.find((k) => k !== own);
    },
  };
}

const Keyed = z.object({ tenant_key: z.string().optional().catch(undefined) });
const Event = z
  .object({
    sender: Keyed.optional().catch(undefined),
    operator: Keyed.optional().catch(undefined),
    operator_tenant_key: z.string().optional().catch(undefined),
    tenant_key: z.string().optional().catch(undefined),
  })
  .catch({});

/**
 * The tenants a delivery names, the one it was made in and the one of whoever acts. Where the two differ somebody from
 * outside acts in a chat of ours. Source: events-and-callbacks.md 2, 4, 5.
 */
export function tenantsOf({ tenant, event }: { tenant: string | undefined; event: unknown }): Keys {
  const { sender, operator, operator_tenant_key, tenant_key } = Event.parse(event);
  return [tenant, sender?.tenant_key, operator?.tenant_key, operator_tenant_key, tenant_key];
}

type Acting = { operator: string } | { person?: string };

/** A delivery as from somebody of another tenant: identity is the tenant with the open_id, so no directory knows them. */
export function estranged<D extends Acting>(delivery: D, tenant: string): D {
  if ('operator' in delivery) return { ...delivery, operator: foreignId(tenant, delivery.operator) };
  const { person } = delivery as { person?: string };
  return person === undefined ? delivery : { ...delivery, person: foreignId(tenant, person) };
}
