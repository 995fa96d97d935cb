// Time, chance, files and the network come in as ports (Clock, Rng, Wire, Net, Store, Files).
// Only shells may reach for the real ones: entry points, command lines, the files under a
// `shell/`, `ports/` or `transport/` folder, and tests. Everything else stays replayable.
const shell =
  /(^tools\/|\/(shell|ports|transport|cli|simulators|testing|town)\/|\/(main|serve|cli|config)\.ts$|\.(test|bench|soak)\.ts$|\.mjs$|^kiosk-ui\/|vite\.config|vitest\.config|^fixtures\/src\/(make|e2e|simulation)\/)/;
const forbiddenMembers = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now'],
  process: ['env', 'hrtime'],
  crypto: ['randomUUID', 'getRandomValues', 'randomBytes'],
};
const forbiddenCalls = ['setTimeout', 'setInterval', 'setImmediate', 'fetch'];
const forbiddenModules =
  /^node:(fs|fs\/promises|net|http|https|dgram|child_process|timers|timers\/promises)$/;

export const shells = {
  meta: {
    type: 'problem',
    schema: [],
    docs: { description: 'only shells touch clocks, chance, files and sockets' },
  },
  create(context) {
    const path = context.filename.slice(context.cwd.length + 1);
    if (
      shell.test(path) ||
      !/^(hardware-drivers|queue-server|terminal-agent|fixtures)\//.test(path)
    )
      return {};
    const say = (node, what) =>
      context.report({
        node,
        message: `${what} outside a shell: take it as a port (Clock, Rng, Wire, Net, Store, Files)`,
      });
    return {
      MemberExpression(node) {
        const names = node.object.type === 'Identifier' && forbiddenMembers[node.object.name];
        if (names && node.property.type === 'Identifier' && names.includes(node.property.name)) {
          say(node, `${node.object.name}.${node.property.name}`);
        }
      },
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && forbiddenCalls.includes(node.callee.name))
          say(node, node.callee.name);
      },
      NewExpression(node) {
        if (
          node.callee.type === 'Identifier' &&
          node.callee.name === 'Date' &&
          node.arguments.length === 0
        )
          say(node, 'new Date()');
      },
      ImportDeclaration(node) {
        if (node.importKind !== 'type' && forbiddenModules.test(node.source.value))
          say(node, node.source.value);
      },
    };
  },
};
