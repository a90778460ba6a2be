import { z } from 'zod';

// Schemas would compile themselves with `new Function`, which the window's content security policy refuses and reports.
// Imported before any schema is made.
z.config({ jitless: true });
