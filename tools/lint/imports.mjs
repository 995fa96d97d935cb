// The import table of the house (see README, "Rooms"): arrows run one way, and a package
// is entered by its name, through its exports, never by a path across its wall.
const table = {
  'hardware-drivers': [],
  'queue-server': [],
  'terminal-agent': [
    '@banshi/hardware-drivers',
    '@banshi/hardware-drivers/simulators',
    '@banshi/queue-server/protocol',
    '@banshi/queue-server/rules',
    '@banshi/queue-server/journal',
    '@banshi/queue-server/paper',
    '@banshi/queue-server/paper/testing',
  ],
  'kiosk-ui': [
    '@banshi/queue-server/protocol',
    '@banshi/queue-server/rules',
    '@banshi/terminal-agent/protocol',
  ],
  fixtures: null,
  tools: null,
};
// Simulators are for tests and the town; production code of the agent never sees them.
const testsOnly = new Set([
  '@banshi/hardware-drivers/simulators',
  '@banshi/hardware-drivers/testing',
  '@banshi/queue-server/paper/testing',
  '@banshi/queue-server/testing/bench',
]);

export const imports = {
  meta: { type: 'problem', schema: [], docs: { description: 'the import table of the house' } },
  create(context) {
    const path = context.filename.slice(context.cwd.length + 1);
    const room = path.split('/')[0];
    if (!(room in table)) return {};
    const allowed = table[room];
    const depth = path.split('/').length - 2;
    const isTest = /\.(test|e2e\.test|bench)\.ts$|\/testing\//.test(path);

    function check(node, source) {
      if (typeof source !== 'string') return;
      if (source.startsWith('.')) {
        const up = (source.match(/\.\.\//g) ?? []).length;
        if (up > depth && allowed !== null) {
          context.report({
            node,
            message: `"${source}" leaves ${room}/ by path; import a package by its name`,
          });
        }
        return;
      }
      if (!source.startsWith('@banshi/')) return;
      if (source === `@banshi/${room}` || source.startsWith(`@banshi/${room}/`)) {
        context.report({ node, message: `${room}/ imports itself by name; use a relative path` });
      } else if (testsOnly.has(source) && allowed !== null && !isTest) {
        context.report({ node, message: `"${source}" is for tests and the town only` });
      } else if (
        allowed !== null &&
        !allowed.includes(source) &&
        !(isTest && source === '@banshi/hardware-drivers/testing' && allowed.length > 0)
      ) {
        context.report({
          node,
          message: `${room}/ may not import "${source}"; it may import ${allowed.join(', ') || 'nothing of ours'}`,
        });
      }
    }
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.value),
    };
  },
};
