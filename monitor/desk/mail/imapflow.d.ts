/// <reference path="../../../node_modules/imapflow/lib/types.d.ts" />
