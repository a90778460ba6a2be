/** Short English names of the emoji that scripts use, after the names in the Unicode CLDR annotations. */
const TABLE = `
😀 grinning face|😃 smiling face|😄 smiling face|😁 beaming face|😆 laughing face|😅 nervous smile|😂 tears of joy|🤣 rolling on the floor laughing|🙂 smiling face
🙃 upside down face|😉 winking face|😊 smiling face|😇 smiling face with halo|🥰 smiling face with hearts|😍 heart eyes|🤩 star struck|😘 blowing a kiss|😜 winking face with tongue
😎 smiling face with sunglasses|🤓 nerd face|🧐 face with monocle|🤔 thinking face|🤨 raised eyebrow|😐 neutral face|😑 expressionless face|🙄 rolling eyes|😏 smirking face
😬 grimacing face|😴 sleeping face|🤢 nauseated face|🤮 vomiting face|🤯 mind blown|🥳 partying face|😢 crying face|😭 loudly crying face|😱 screaming in fear|😡 angry face
😠 angry face|🤬 swearing face|😤 huffing face|😳 flushed face|🥺 pleading face|😞 disappointed face|😔 pensive face|😕 confused face|🙁 frowning face|☹ frowning face|☺ smiling face
😮 surprised face|😲 astonished face|🤗 hugging face|🤫 shushing face|🤭 giggling|🤝 handshake|🤡 clown face|💀 skull|☠ skull and crossbones|👻 ghost|👽 alien|🤖 robot|💩 pile of poo
👍 thumbs up|👎 thumbs down|👏 clapping hands|🙌 raising hands|🙏 folded hands|👋 waving hand|✋ raised hand|👌 o k hand|✌ victory hand|🤞 crossed fingers|🤘 sign of the horns|💪 flexed biceps
👉 pointing right|👈 pointing left|👆 pointing up|👇 pointing down|☝ pointing up|✊ raised fist|👊 fist bump|✍ writing hand|👀 eyes|👁 eye|🧠 brain|👄 mouth|👂 ear
❤ red heart|🧡 orange heart|💛 yellow heart|💚 green heart|💙 blue heart|💜 purple heart|🖤 black heart|🤍 white heart|💔 broken heart|💕 two hearts|💖 sparkling heart|💗 growing heart|💘 heart with arrow|♥ heart
🔥 fire|✨ sparkles|⭐ star|🌟 glowing star|💫 dizzy star|💥 collision|💯 one hundred points|💢 anger|💦 sweat drops|💨 dash|💤 sleeping|🎉 party popper|🎊 confetti ball|🎈 balloon|🎁 gift|🎂 birthday cake
🏆 trophy|🥇 gold medal|🥈 silver medal|🥉 bronze medal|🏅 medal|⚽ soccer ball|🏀 basketball|🏈 football|⚾ baseball|🎾 tennis ball|🎯 bull's eye|🎮 video game|🎲 dice|🎵 musical note|🎶 musical notes
🎤 microphone|🎧 headphones|🎬 clapper board|🎥 movie camera|📷 camera|📸 camera with flash|📹 video camera|📺 television|📻 radio|🎙 studio microphone|🎨 artist palette|🎭 masks
☀ sun|🌞 sun|🌙 moon|🌈 rainbow|☁ cloud|⛅ sun behind cloud|🌧 rain|⛈ storm|❄ snowflake|⛄ snowman|⚡ lightning|🌊 wave|🌍 globe|🌎 globe|🌏 globe|🌲 evergreen tree|🌳 tree|🌴 palm tree|🌱 seedling|🌹 rose|🌸 cherry blossom|🌻 sunflower|🍀 four leaf clover|🍁 maple leaf
🐶 dog|🐕 dog|🐱 cat|🐈 cat|🐭 mouse|🐰 rabbit|🦊 fox|🐻 bear|🐼 panda|🐯 tiger|🦁 lion|🐮 cow|🐷 pig|🐸 frog|🐵 monkey|🙈 see no evil monkey|🙉 hear no evil monkey|🙊 speak no evil monkey|🐔 chicken|🐧 penguin|🐦 bird|🦅 eagle|🦉 owl|🐝 bee|🦋 butterfly|🐢 turtle|🐍 snake|🐙 octopus|🐟 fish|🐬 dolphin|🐳 whale|🦈 shark|🐴 horse|🦄 unicorn|🐘 elephant
🍎 apple|🍌 banana|🍊 orange|🍋 lemon|🍇 grapes|🍓 strawberry|🍒 cherries|🍑 peach|🥑 avocado|🍅 tomato|🥕 carrot|🌽 corn|🍞 bread|🧀 cheese|🍔 hamburger|🍟 french fries|🍕 pizza|🌮 taco|🍣 sushi|🍦 ice cream|🍩 doughnut|🍪 cookie|🍫 chocolate bar|🍿 popcorn|☕ hot drink|🍵 tea|🍺 beer|🍻 clinking beer mugs|🍷 wine glass|🥂 clinking glasses|🍸 cocktail
🚗 car|🚕 taxi|🚌 bus|🚓 police car|🚑 ambulance|🚒 fire engine|🚚 truck|🚲 bicycle|🏍 motorcycle|🚂 train|🚆 train|✈ airplane|🚀 rocket|🛸 flying saucer|🚁 helicopter|⛵ sailboat|🚢 ship|⚓ anchor|🏠 house|🏡 house with garden|🏢 office building|🏥 hospital|🏫 school|🏰 castle|⛪ church|🗽 statue of liberty|🏖 beach|⛰ mountain|🏔 mountain|🌋 volcano|🏕 camping
💡 light bulb|📱 phone|☎ telephone|📞 telephone|💻 laptop|🖥 computer|⌨ keyboard|🖨 printer|🔋 battery|🔌 plug|🔍 magnifying glass|🔎 magnifying glass|🔑 key|🔒 locked|🔓 unlocked|🔔 bell|🔕 muted bell|📢 loudspeaker|📣 megaphone|🔊 loud speaker|🔇 muted speaker|📚 books|📖 open book|📝 memo|✏ pencil|📌 pushpin|📍 location pin|📎 paperclip|✂ scissors|📅 calendar|📆 calendar|📈 chart going up|📉 chart going down|📊 bar chart|💰 money bag|💵 dollars|💸 money with wings|💳 credit card|💎 gem|📦 package|📧 e mail|✉ envelope|📩 envelope|🗑 wastebasket|🔧 wrench|🔨 hammer|🛠 tools|⚙ gear|🧪 test tube|🔬 microscope|🔭 telescope|💊 pill|💉 syringe|⏰ alarm clock|⏱ stopwatch|⌛ hourglass|⏳ hourglass|⌚ watch
✅ check mark|✔ check mark|☑ check mark|❌ cross mark|✖ cross mark|❎ cross mark|❓ question mark|❗ exclamation mark|‼ double exclamation mark|⚠ warning|⛔ no entry|🚫 prohibited|🛑 stop sign|🆗 o k|🆕 new|🆓 free|🆒 cool|🔝 top|🔜 soon|♻ recycling|☢ radioactive|☣ biohazard|🚩 flag|🏁 chequered flag|🏴 black flag|🏳 white flag|👑 crown|💍 ring|👓 glasses|🎓 graduation cap|🎒 backpack|👶 baby|👦 boy|👧 girl|👨 man|👩 woman|🧑 person|👴 old man|👵 old woman|👮 police officer|🎅 santa claus|🎄 christmas tree|🎃 jack o' lantern|💃 dancing woman|🕺 dancing man|🤷 shrug|🤦 face palm|🙋 raised hand|🏃 runner|🚶 walking person|🧘 meditation|👪 family
♠ spades|♣ clubs|♦ diamonds|♫ musical notes|♪ musical note|★ star|☆ star|♀ female sign|♂ male sign|☮ peace symbol|☯ yin yang
👩‍🚀 astronaut|👨‍🚀 astronaut|🧑‍🚀 astronaut|👩‍💻 technologist|👨‍💻 technologist|🧑‍💻 technologist|👩‍⚕ doctor|👨‍⚕ doctor|🧑‍⚕ doctor|👩‍🏫 teacher|👨‍🏫 teacher|👩‍🍳 cook|👨‍🍳 cook|👩‍🎤 singer|👨‍🎤 singer|👩‍🎨 artist|👨‍🎨 artist|👩‍🔬 scientist|👨‍🔬 scientist|👨‍👩‍👧 family|👨‍👩‍👦 family|👨‍👩‍👧‍👦 family|👨‍👩‍👦‍👦 family|👨‍👩‍👧‍👧 family|🏳‍🌈 rainbow flag|🏴‍☠ pirate flag|❤‍🔥 heart on fire|👁‍🗨 eye in speech bubble
`;

/** Emoji sequence without variation selectors and skin tones, to its name. */
export const EMOJI_NAMES: ReadonlyMap<string, string> = new Map(
  TABLE.split(/[|\n]/)
    .filter((entry) => entry !== '')
    .map((entry) => {
      const space = entry.indexOf(' ');
      return [entry.slice(0, space).replace(/\uFE0F/g, ''), entry.slice(space + 1)];
    }),
);
