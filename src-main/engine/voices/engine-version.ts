/** Version of this engine, as a voice's `minimumEngine` means it; the same as the project's. */
export const ENGINE_VERSION = '0.1.0';
