#!/usr/bin/env node
// Starts the command line under the Node this project is pinned to, whatever Node started this file.
import { fileURLToPath } from 'node:url';

process.argv.splice(2, 0, fileURLToPath(new URL('./main.ts', import.meta.url)));
await import('../../tools/pinned-node.mjs');
