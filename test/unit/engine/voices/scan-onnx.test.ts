import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanOnnx } from '../../../../src-main/engine/voices/scan-onnx.ts';
import { field, message, onnxModel } from './voice-pack.ts';

const external = /data in other files/;
const tensorWith = (...fields: Buffer[]): Buffer => message(field(1, 1), field(8, 'w'), ...fields);
const subgraph = (tensor: Buffer): Buffer => message(field(5, tensor));

describe('a scan of an ONNX file', () => {
  it('passes ordinary graphs', () => {
    expect(scanOnnx(onnxModel())).toBeUndefined();
    expect(scanOnnx(onnxModel({ node: message(field(4, 'Relu'), field(7, 'ai.onnx')) }))).toBeUndefined();
    expect(scanOnnx(onnxModel({ tensor: tensorWith(field(14, 0)) }))).toBeUndefined();
  });

  const outside = tensorWith(field(14, 1), field(13, message(field(1, 'location'), field(2, '../../etc/passwd'))));
  it.each([
    ['a weight', onnxModel({ tensor: outside })],
    ['a weight that only says where', onnxModel({ tensor: tensorWith(field(13, field(1, 'location'))) })],
    ['a location whose high bits a loader drops', onnxModel({ tensor: tensorWith(field(14, 2 ** 32 + 1)) })],
    ['a constant', onnxModel({ node: message(field(4, 'Constant'), field(5, message(field(1, 'value'), field(5, outside)))) })],
    ['a list of constants', onnxModel({ node: message(field(4, 'X'), field(5, message(field(10, outside)))) })],
    ['a graph in an operator', onnxModel({ node: message(field(4, 'If'), field(5, message(field(6, subgraph(outside))))) })],
    ['graphs in an operator', onnxModel({ node: message(field(4, 'If'), field(5, message(field(11, subgraph(outside))))) })],
    ['a sparse weight', onnxModel({ extra: field(7, message(field(15, message(field(1, outside))))) })],
    ['a sparse constant', onnxModel({ node: message(field(4, 'Constant'), field(5, message(field(22, message(field(2, outside)))))) })],
    ['a function', onnxModel({ extra: field(25, message(field(7, message(field(5, message(field(5, outside))))))) })],
    ['training information', onnxModel({ extra: field(20, message(field(1, subgraph(outside)))) })],
  ])('refuses data in other files, of %s', (_, file) => {
    expect(scanOnnx(file)).toMatch(external);
  });

  it.each([
    ['an operator', onnxModel({ node: message(field(4, 'Gelu'), field(7, 'com.microsoft')) })],
    ['an operator set', onnxModel({ extra: field(8, message(field(1, 'com.example'), field(2, 1))) })],
    ['a function', onnxModel({ extra: field(25, message(field(1, 'f'), field(10, 'local'))) })],
    ['an operator in a graph in an operator', onnxModel({ node: message(field(5, message(field(6, message(field(1, message(field(7, 'x')))))))) })],
  ])('refuses %s outside the standard set', (_, file) => {
    expect(scanOnnx(file)).toMatch(/outside the standard set/);
  });

  it('refuses what is not a model', () => {
    expect(scanOnnx(new Uint8Array())).toMatch(/no graph/);
    expect(scanOnnx(Buffer.from('<html>'))).toBeDefined();
    let nested = subgraph(tensorWith());
    for (let depth = 0; depth < 5000; depth += 1) nested = message(field(1, message(field(5, message(field(6, nested))))));
    expect(scanOnnx(message(field(7, nested)))).toMatch(/nested too deep/);
  });

  it('never throws and never hangs on damaged bytes', () => {
    const whole = onnxModel();
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), fc.nat(whole.length), (edits, length) => {
        const file = Buffer.from(whole.subarray(0, length));
        for (const [at, byte] of edits) if (at < length) file.writeUInt8(byte, at);
        const problem = scanOnnx(file);
        expect(problem === undefined || problem.length > 0).toBe(true);
      }),
      { numRuns: 3000, seed: 41 },
    );
  });
});
