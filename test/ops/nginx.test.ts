import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../demo/free-port.ts';
import { behavesAsProxy } from './support/behind-proxy.ts';
import { adapted, snippet } from './support/docs.ts';
import { eventually, run, start } from './support/programs.ts';

/** Started by root, its workers would be somebody who may not enter the folder of this test. */
const USER = userInfo().uid === 0 ? 'user root;' : '';

describe('a real nginx, set up as docs/deploy.md says', () => {
  behavesAsProxy(async (botPort, { folder, certPath, keyPath }) => {
    const port = await freePort(0);
    const server = adapted(snippet('docs/deploy.md', 'nginx'), {
      'listen 443 ssl;': `listen 127.0.0.1:${port} ssl;`,
      '/etc/letsencrypt/live/bot.contoso.com/fullchain.pem': certPath,
      '/etc/letsencrypt/live/bot.contoso.com/privkey.pem': keyPath,
      'http://127.0.0.1:3978': `http://127.0.0.1:${botPort}`,
    });
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const paths = temporary.map((name) => `${name}_temp_path ${join(folder, name)};`);
    const config = join(folder, 'nginx.conf');
    await writeFile(
      config,
      `${USER}daemon off; pid ${join(folder, 'pid')}; events {}\nhttp { access_log off; ${paths.join(' ')}\n${server}}\n`,
    );
    const args = ['-c', config, '-e', 'stderr'];
    const { code, said } = await run('nginx', ['-t', ...args]);
    assert.equal(code, 0, said);
    assert.doesNotMatch(said, /\[(warn|emerg)\]/);
    const nginx = start('nginx', args);
    await eventually('nginx listens', nginx, () => listens(port));
    return { port, stop: nginx.stop };
  });
});

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('connect', () => socket.destroy());
    socket.on('error', () => resolve(false));
  });
}
