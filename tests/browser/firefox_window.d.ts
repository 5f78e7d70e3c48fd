// What scripts find in Firefox's own windows. Its modules have no types.

declare const ChromeUtils: { importESModule(address: string): any };
declare const Services: any;
declare const WebExtensionPolicy: any;
