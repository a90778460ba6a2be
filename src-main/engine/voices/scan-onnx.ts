import { protobufFields } from './protobuf-fields.ts';

/** A message of the ONNX schema: which fields hold other messages, and what is looked at by itself. Numbers as in onnx.proto3. */
interface MessageKind {
  readonly name: string;
  readonly children?: Readonly<Record<number, () => MessageKind>>;
  /** Field that names an operator domain. */
  readonly domain?: number;
}

const TENSOR_EXTERNAL_DATA = 13;
const TENSOR_DATA_LOCATION = 14;
const IN_THIS_FILE = 0;
const STANDARD_DOMAINS = new Set(['', 'ai.onnx']);
/** Graphs within graphs; the project's own have none, and a deep nest is an attack on the stack. */
const DEEPEST = 24;

const tensor: MessageKind = { name: 'tensor' };
const sparseTensor: MessageKind = { name: 'sparse tensor', children: { 1: () => tensor, 2: () => tensor } };
const attribute: MessageKind = {
  name: 'attribute',
  children: { 5: () => tensor, 6: () => graph, 10: () => tensor, 11: () => graph, 22: () => sparseTensor, 23: () => sparseTensor },
};
const node: MessageKind = { name: 'operator', children: { 5: () => attribute }, domain: 7 };
const graph: MessageKind = { name: 'graph', children: { 1: () => node, 5: () => tensor, 15: () => sparseTensor } };
const operatorSet: MessageKind = { name: 'operator set', domain: 1 };
const trainingInfo: MessageKind = { name: 'training information', children: { 1: () => graph, 2: () => graph } };
const localFunction: MessageKind = {
  name: 'function',
  children: { 7: () => node, 9: () => operatorSet, 11: () => attribute },
  domain: 10,
};
const model: MessageKind = {
  name: 'model',
  children: { 7: () => graph, 8: () => operatorSet, 20: () => trainingInfo, 25: () => localFunction },
};

/**
 * Looks through an ONNX file before any runtime does. Returns why it is refused: it keeps data in other files (which could
 * be any file on the machine), uses operators outside the standard set (which would load code), has no graph, or is not
 * well formed. Returns nothing when it is fine.
 */
export function scanOnnx(file: Uint8Array): string | undefined {
  try {
    let hasGraph = false;
    for (const field of protobufFields(file)) hasGraph ||= field.number === 7 && field.bytes !== undefined;
    return hasGraph ? scanMessage(file, model, 0) : 'it has no graph';
  } catch (error) {
    if (error instanceof RangeError) return `it is not well formed (${error.message})`;
    throw error;
  }
}

function scanMessage(message: Uint8Array, kind: MessageKind, depth: number): string | undefined {
  if (depth > DEEPEST) return 'its graphs are nested too deep';
  for (const { number, bytes, varint } of protobufFields(message)) {
    if (kind === tensor && (number === TENSOR_EXTERNAL_DATA || (number === TENSOR_DATA_LOCATION && varint !== IN_THIS_FILE))) {
      return 'it keeps data in other files';
    }
    if (bytes === undefined) continue;
    if (number === kind.domain) {
      const domain = Buffer.from(bytes).toString('utf8');
      if (!STANDARD_DOMAINS.has(domain)) return `it has an ${kind.name} outside the standard set (${JSON.stringify(domain.slice(0, 60))})`;
    }
    const child = kind.children?.[number];
    const problem = child && scanMessage(bytes, child(), depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
