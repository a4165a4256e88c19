import { parseAst } from 'vite';

/** What a built file names in `import`, `export … from`, `import()` and `require()`, found in its syntax, not its text. */
export function neededModules(source: string): string[] {
  const names = new Set<string>();
  visit(parseAst(source), (node) => {
    const name = moduleOf(node);
    if (name !== undefined) names.add(name);
  });
  return [...names].sort();
}

type SyntaxNode = Readonly<Record<string, unknown>>;

/** The bundler's own name for `require` in a module; what it could not turn into an import stands behind it. */
const requires = ['require', '__require'];

function moduleOf(node: SyntaxNode): string | undefined {
  switch (node['type']) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return literal(node['source']);
    case 'CallExpression': {
      const { callee, arguments: given } = node;
      if (!isNode(callee) || !requires.includes(String(callee['name'])) || !Array.isArray(given)) return undefined;
      return literal(given[0]);
    }
    default:
      return undefined;
  }
}

function literal(node: unknown): string | undefined {
  return isNode(node) && node['type'] === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined;
}

function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  if (!isNode(value)) return;
  see(value);
  for (const child of Object.values(value)) visit(child, see);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
