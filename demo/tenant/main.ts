import { startTenant } from './server.ts';

// Starts the simulated tenant alone, for a bot that runs on its own with GRAPH_BASE_URL pointing here.
const tenant = await startTenant({ now: Date.now, port: Number(process.env['PORT'] ?? 4100) });
console.log(
  `Simulated Intune tenant, the Graph side:  GRAPH_BASE_URL=${tenant.url} GRAPH_ACCESS_TOKEN=demo-token`,
);
console.log(`Its admin centre, for a browser:          ${tenant.adminUrl}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void tenant.close());
}
