import { z } from 'zod';
import type { Parts } from '../parts.ts';
import { fields, Refused } from '../refused.ts';
import { type SandboxPerson, unionId } from '../world.ts';
import type { Route } from './route.ts';

const Lookup = z.object({
  emails: z.array(z.string()).max(50).default([]),
  mobiles: z.array(z.string()).max(50).default([]),
  include_resigned: z.boolean().optional(),
});
const Ids = z.union([z.string(), z.array(z.string()).max(50)]);
const status = (found: boolean) => ({
  is_frozen: false,
  is_resigned: false,
  is_activated: found,
  is_exited: false,
  is_unjoin: !found,
});

/** A user with the fields the bot's scopes give it. */
const user = (p: SandboxPerson) => ({
  open_id: p.openId,
  union_id: unionId(p.openId),
  name: p.name,
  avatar: { avatar_72: '', avatar_240: '', avatar_640: '', avatar_origin: '' },
  job_title: p.title,
  ...(p.mobile && { mobile: p.mobile }),
  ...(p.email && { email: p.email }),
  status: status(true),
});

/** People of the tenant. Source: messages-api §11. */
export function contactRoutes({ world }: Parts): Route[] {
  return [
    {
      method: 'POST',
      path: '/contact/v3/users/batch_get_id',
      scopes: ['contact:user.id:readonly'],
      handle: ({ body }) => {
        const { emails, mobiles } = fields(Lookup, body);
        const row = (key: 'mobile' | 'email', word: string) => {
          const bare = (s: string | undefined) => s?.replace(/^\+86/, '');
          const found = world.people().find((p) => p[key] !== undefined && bare(p[key]) === bare(word));
          return { ...(found && { user_id: found.openId }), [key]: word, ...(found && { status: status(true) }) };
        };
        const user_list = [...mobiles.map((m) => row('mobile', m)), ...emails.map((e) => row('email', e))];
        return { data: { user_list } };
      },
    },
    {
      method: 'GET',
      path: '/contact/v3/users/batch',
      scopes: ['contact:contact.base:readonly'],
      handle: ({ query }) => {
        const asked = [fields(Ids, query.user_ids)].flat();
        return {
          data: {
            items: world
              .people()
              .filter((p) => asked.includes(p.openId))
              .map(user),
          },
        };
      },
    },
    {
      method: 'GET',
      path: '/contact/v3/users/:user_id',
      scopes: ['contact:contact.base:readonly'],
      handle: ({ params }) => {
        const id = params.user_id ?? '';
        if (!id.startsWith('ou_')) throw new Refused(41012, 'user id invalid error');
        const person = world.person(id);
        if (!person) throw new Refused(41050, 'no user authority error');
        return { data: { user: user(person) } };
      },
    },
  ];
}
