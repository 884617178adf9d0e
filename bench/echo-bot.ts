import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Request,
} from 'botbuilder';
import restify from 'restify';

// The smallest bot of the same SDK on the same HTTP server: what a turn costs before Token Warden does
// anything. It checks nobody, so it listens on loopback only. PORT as in the bot; 0 takes any free port.
const credentials = new ConfigurationServiceClientCredentialFactory({});
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}, credentials));
adapter.onTurnError = async (_context, error) => console.error('The turn failed:', error);

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`You said: ${context.activity.text}`);
  await next();
});

const server = restify.createServer({ name: 'echo-bot' });
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
  // Restify's headers may be undefined, the SDK's own type of the same request says otherwise.
  await adapter.process(request as Request, response, (context) => bot.run(context));
});
server.get('/healthz', async (_request: restify.Request, response: restify.Response) => {
  response.send(200, { ok: true });
});
server.listen(Number(process.env['PORT'] ?? 3978), '127.0.0.1', () =>
  console.log(JSON.stringify({ msg: 'listening', url: server.url })),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
