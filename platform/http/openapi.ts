import { z } from 'zod';
import type { Contract } from '#core/contract.ts';
import type { Policy } from '#core/policy.ts';
import type { Registry } from '../pipeline/pipeline.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of everything that can be asked. */
export function openApiDocument(registry: Registry): Json {
  const paths: Record<string, Json> = {};
  for (const [name, { action, policy }] of registry.actions) {
    const url = `/api/v1${action.contract.path}`;
    paths[url] = { ...paths[url], [action.contract.method.toLowerCase()]: operation(name, action.contract, policy) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Naik Kelas',
      version: '0.1.0',
      description: 'Registry and programmes of micro-enterprises. Errors are RFC 9457 problem documents with a stable `code`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'naikkelas_session' } },
    },
  };
}

function operation(name: string, contract: Contract, policy: Policy): Json {
  const input = jsonSchema(contract.input, 'input');
  const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? '');
  const inQuery = contract.method === 'GET' || contract.upload ? Object.keys(properties(input)).filter((key) => !inPath.includes(key)) : [];
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: contract.summary.en,
    description: contract.summary.id,
    ...(!policy.anyone && { security: [{ session: [] }] }),
    parameters: [
      ...inPath.map((key) => ({ name: key, in: 'path', required: true, schema: properties(input)[key] ?? { type: 'string' } })),
      ...inQuery.map((key) => ({ name: key, in: 'query', required: required(input).includes(key), schema: properties(input)[key] })),
      ...(contract.kind === 'command'
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              schema: { type: 'string', format: 'uuid' },
              description: 'Made by the sender. The same key twice gives the first answer and does nothing again.',
            },
          ]
        : []),
    ],
    ...bodyOf(contract, input, inPath),
    responses: {
      200: {
        description: 'OK',
        content: contract.download ? { 'application/octet-stream': {} } : { 'application/json': { schema: jsonSchema(contract.output, 'output') } },
      },
      default: { description: 'A problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

function bodyOf(contract: Contract, input: Json, inPath: string[]): Json {
  if (contract.upload)
    return {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary', maxLength: contract.upload.maxBytes } } },
      },
    };
  if (contract.method === 'GET') return {};
  const body = {
    ...input,
    properties: Object.fromEntries(Object.entries(properties(input)).filter(([key]) => !inPath.includes(key))),
    required: required(input).filter((key) => !inPath.includes(key)),
  };
  return { requestBody: { content: { 'application/json': { schema: body } } } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
}

const properties = (schema: Json) => (schema['properties'] ?? {}) as Json;
const required = (schema: Json) => (schema['required'] ?? []) as string[];

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable, module.whatIsWrong' },
    detail: { type: 'string', description: 'a sentence in the language of the reader' },
    instance: { type: 'string', description: 'the reference number to quote' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};
