import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../demo/free-port.ts';
import { behavesAsProxy } from './support/behind-proxy.ts';
import { adapted, snippet } from './support/docs.ts';
import { eventually, run, start } from './support/programs.ts';

describe('a real Caddy, set up as docs/deploy.md says', () => {
  behavesAsProxy(async (botPort, { folder, certPath, keyPath }) => {
    const port = await freePort(0);
    const documented = snippet('docs/deploy.md', 'caddy');
    const site = adapted(documented, {
      // Caddy would fetch a certificate for that name; here it is given one.
      'bot.contoso.com {': `bot.contoso.com {\n\tbind 127.0.0.1\n\ttls ${certPath} ${keyPath}`,
      // The bot of this test knows nobody's tokens, and then answers only who asks for its own machine by name.
      '127.0.0.1:3978': `127.0.0.1:${botPort} {\n\t\t\theader_up Host 127.0.0.1\n\t\t}`,
    });
    const config = join(folder, 'Caddyfile');
    await writeFile(
      config,
      `{\n\tadmin off\n\tauto_https disable_redirects\n\thttps_port ${port}\n\thttp_port ${await freePort(0)}\n}\n${site}`,
    );
    const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const { code, said } = await run('caddy', ['validate', '--config', config, '--adapter', 'caddyfile'], {
      env,
    });
    assert.equal(code, 0, said);
    const formatted = await run('caddy', ['fmt', '-'], { input: documented });
    assert.equal(`${formatted.said}\n`, documented, 'as caddy fmt writes it');
    const caddy = start('caddy', ['run', '--config', config, '--adapter', 'caddyfile'], env);
    await eventually('Caddy serves', caddy, async () => /serving initial configuration/.test(caddy.said()));
    return { port, stop: caddy.stop };
  });
});
