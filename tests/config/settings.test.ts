import { describe, expect, it } from 'vitest';
import { readInstant } from '../../config/read-instant.ts';
import { readSettings } from '../../config/settings.ts';
import { SettingsError } from '../../config/settings-error.ts';

const APP = { FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718', FEISHU_APP_SECRET: 'shh-not-to-be-shown' };

function problems(vars: Record<string, string>): string[] {
  try {
    readSettings(vars);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings — interface.md', () => {
  it('with nothing given describe the sandbox on this machine', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      mongodbUri: undefined,
      data: '.data',
      profile: 'suzhou',
      calendar: 'config/calendar.yaml',
      logLevel: 'info',
      sandbox: true,
      movableClock: true,
      betaDatabase: true,
      feishu: { domain: 'https://open.feishu.cn', mode: 'websocket' },
    });
  });

  it('count an empty variable as absent and trim the rest', () => {
    expect(readSettings({ PORT: '', HOST: ' 0.0.0.0 ', FEISHU_APP_ID: ' ' })).toMatchObject({
      port: 3000,
      host: '0.0.0.0',
      sandbox: true,
    });
  });

  it('name every problem at once, each with its variable and what to do', () => {
    const found = problems({ PORT: '80a', LOG_LEVEL: 'loud', MONGODB_URI: 'localhost', FEISHU_APP_SECRET: 'x' });
    expect(found).toHaveLength(4);
    for (const name of ['PORT', 'LOG_LEVEL', 'MONGODB_URI', 'FEISHU_APP_ID'])
      expect(found.find((line) => line.startsWith(name))).toMatch(/请/);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'not a host'],
    ['FEISHU_DOMAIN', 'open.feishu.cn'],
    ['FEISHU_DOMAIN', 'ftp://open.feishu.cn'],
    ['FEISHU_DOMAIN', 'https://open.feishu.cn/open-apis'],
    ['FEISHU_MODE', 'polling'],
    ['QISU_ROLE', 'sender'],
    ['QISU_SANDBOX_CLOCK', 'yes'],
    ['QISU_ALLOW_SECANTUS', 'true'],
    ['QISU_SANDBOX_NOW', '2026-02-30'],
    ['QISU_SANDBOX_NOW', 'tomorrow'],
  ])('refuse %s=%s', (name, value) => {
    expect(problems({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
  });

  it('want the secret beside the app id, and show neither', () => {
    expect(problems({ FEISHU_APP_ID: APP.FEISHU_APP_ID })).toEqual([expect.stringMatching(/^FEISHU_APP_SECRET /)]);
    expect(problems({ ...APP, PORT: 'x' }).join()).not.toContain('shh');
  });

  it('do not start a webhook that could not know who calls', () => {
    const webhook = { ...APP, FEISHU_MODE: 'webhook' };
    expect(problems(webhook)).toEqual([expect.stringMatching(/FEISHU_ENCRYPT_KEY.*FEISHU_VERIFICATION_TOKEN/)]);
    expect(problems({ ...webhook, FEISHU_VERIFICATION_TOKEN: 't' })).toEqual([]);
    expect(problems({ ...webhook, FEISHU_ENCRYPT_KEY: 'k' })).toEqual([]);
    expect(problems({ FEISHU_MODE: 'webhook' })).toEqual([]);
  });

  it('run apart only with an app and a database that the instances share', () => {
    const shared = { ...APP, MONGODB_URI: 'mongodb://localhost/qisu' };
    for (const QISU_ROLE of ['web', 'worker']) {
      expect(problems({ QISU_ROLE })).toEqual([expect.stringMatching(/^QISU_ROLE .*请/)]);
      expect(problems({ ...APP, QISU_ROLE })).toEqual([expect.stringMatching(/^MONGODB_URI .*请/)]);
      expect(readSettings({ ...shared, QISU_ROLE }).role).toBe(QISU_ROLE);
    }
    expect(problems({ QISU_ROLE: 'all' })).toEqual([]);
    expect(readSettings(shared).role).toBe('all');
  });

  it('refuse an app id with which the long connection would silently not start', () => {
    expect(problems({ ...APP, FEISHU_APP_ID: 'cli_sandbox' })).toEqual([expect.stringMatching(/^FEISHU_APP_ID /)]);
    expect(readSettings(APP)).toMatchObject({ sandbox: false, feishu: { appId: APP.FEISHU_APP_ID } });
  });

  it.each(['http://127.0.0.1:3100', 'http://localhost:3100/', 'http://[::1]:3100', 'https://open.larksuite.com'])(
    'let nobody move the clock of a real app, nor give it a beta database, because Feishu is at %s',
    (domain) => {
      const real = readSettings({ ...APP, FEISHU_DOMAIN: domain });
      expect(real).toMatchObject({ movableClock: false, betaDatabase: false });
      expect(real.feishu.domain).toBe(domain.replace(/\/$/, ''));
      expect(readSettings({ ...APP, QISU_SANDBOX_CLOCK: '1' })).toMatchObject({
        movableClock: true,
        betaDatabase: false,
      });
      expect(readSettings({ ...APP, QISU_ALLOW_SECANTUS: '1' }).betaDatabase).toBe(true);
    },
  );

  it.each([
    ['2026-09-24', '2026-09-23T16:00:00.000Z'],
    ['2026-09-24 10:00', '2026-09-24T02:00:00.000Z'],
    ['2026-09-24T10:00:30', '2026-09-24T02:00:30.000Z'],
    ['2026-09-24T10:00:00Z', '2026-09-24T10:00:00.000Z'],
    ['2026-09-24T10:00+0900', '2026-09-24T01:00:00.000Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
  ])('read the instant %s', (text, iso) => {
    expect(readInstant(text)?.toISOString()).toBe(iso);
    expect(readSettings({ QISU_SANDBOX_NOW: text }).sandboxNow?.toISOString()).toBe(iso);
  });
});
