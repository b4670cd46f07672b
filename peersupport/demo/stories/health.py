from . import story

MARCUS = [
    story(
        "Get back to walking in the mornings like I used to with my dad",
        "health",
        "Those walks were the best part of my day. I want that quiet back, and lungs to keep up with my nephew.",
        "First walk | 3 walks a week | Walk with Ray | Join the gym | Saturday 5K",
        "find the old route on the map | put shoes by the door the night before | text Ray the night before "
        "| we: walk the river loop once | ask about the gym’s income-based rate",
        [
            "Where to start after so long | Talked about the walks with his dad and drew the old route on paper. | One block counts. "
            "| Nervous, but I want it | I can smell that river already.",
            "Getting up in time | Looked at the week and found two mornings before the early shift. | Shoes by the door. That’s the trick. "
            "| Better than I thought | Went twice. Short, but twice.",
            "Keeping it going | Walked the first half mile together and talked on the way. | Three times a week feels like me. "
            "| Proud, tired legs | Three this week. My dad would laugh.",
            "The bad week | Listened. Night shifts took the mornings away; looked at what still worked. | Missing a week isn’t the end of it. "
            "| Low, then lighter | ! Didn’t walk at all. I hate the night shift.",
            "Not going alone | Planned how to ask Ray, and practiced the text. | He said yes before I finished asking. "
            "| Surprised | Ray is in. Sunday, seven o’clock.",
            "What made the walk with Ray work | Talked about walking with Ray and what made it work. | I want to look into the gym next. "
            "| Good. Really good. | Didn’t want to go, went anyway.",
            "Rain and the dark season | Looked up the gym hours together; shared what helped me in my own first winter. "
            "| A roof over it would keep me going. | Curious | ~ Same walks as last week, and that’s fine.",
        ],
        "Night shift month | They put me on nights for four weeks and I slept through the mornings. | I stopped walking and stopped "
        "answering Ray. | I told Ray the truth. | It is the shift, not me. | Walk after work on night weeks, before bed.",
        "Walked with Ray. Didn’t want to go, went anyway. | Three walks in one week | My nephew asked to come along on Saturday",
    ),
    story(
        "Talk to my sister without it blowing up",
        "community",
        "She raised me half the way. I don’t want our last real talk to be that fight.",
        "Wrote to her | One phone call | Sunday dinner",
        "write down what I want to say | read it aloud once | we: decide what to leave out | mail the letter",
        [
            "The fight in spring | Listened to what happened, without taking sides. | I miss her more than I’m mad. | Heavy | I never said that out loud before.",
            "What a letter could say | Wrote three sentences together. He kept one. | Short is better. | Calmer | ~ I have one good sentence.",
            "She answered | Read her card together. | She wrote “me too.” | Shaky in a good way | She kept my letter. She told Mom.",
            "Getting ready for a call | Practiced the first minute of a call, twice. | I can hang up kindly if it gets loud. | A bit braver | "
            "Not ready to dial yet. Closer.",
        ],
        "The birthday text | It was Mom’s birthday and everyone was tired. | I texted her something sharp. | I said sorry the same night. "
        "| Texting late is a bad idea for me. | No texts after nine. Call Ray instead.",
        "She put a heart on my message",
    ),
]

STORIES = [
    story(
        "Sleep through the night without the TV on",
        "health",
        "When I don’t sleep I get short with everyone, and the old thoughts come.",
        "One quiet night | Phone out of the bedroom | A week of seven hours",
        "buy a cheap alarm clock | phone charges in the kitchen | no coffee after two | we: make a list for 3 am",
        [
            "Nights are the hardest | Listened to how a night goes, hour by hour. | The quiet scares me more than the tired. | Understood | ~ I named it. That’s something.",
            "What to do at 3 am | Wrote a list for the wall: tea, the radio low, step outside, call the warmline. | I have a list now. | Hopeful | Used it twice.",
            "The phone | Moved the charger to the kitchen and laughed about it. | It can wait till morning. | Silly but good | Four nights with no phone.",
            "A real week | Looked back at the sleep notes and counted. | Six hours, five nights. That’s mine. | Rested | First week I remember my dreams.",
        ],
        "Neighbors’ party | The people upstairs had three loud nights. | The TV came back on. | I wore my headphones. | Noise isn’t my fault. | Ask the landlord about quiet hours.",
        "Slept till six | My daughter said I sounded awake",
    ),
    story(
        "Six months clean, my way, one day and then the next",
        "health",
        "I have two nieces who only know the new me. I’d like to keep it so.",
        "First 30 days | A meeting I actually like | 90 days | Six months",
        "try the Tuesday meeting | save three numbers in my phone | we: write my own list of what pulls me under | tell my boss about Thursdays | pick up the coin",
        [
            "What pulls me under | Made a list together: payday, my cousin’s porch, being thanked. | Being thanked. Huh. | Seen | I didn’t know that one.",
            "Finding a room that fits | Shared what my first meetings were like, and looked up three that start late. | I don’t have to talk. | Willing | Went. Sat in the back. Stayed.",
            "Payday plan | Planned Friday from four o’clock on, half hour by half hour. | Groceries first, then Big Mike. | Steady | ~ Boring Friday. Perfect.",
            "Ninety days | Celebrated with gas station pie. | I kept count and then I forgot to count. | Quietly happy | Ninety. I had to look twice.",
            "The long middle | Talked about what it’s like when nobody claps any more. | I clap. | Thoughtful | ~ Holding.",
        ],
        "The porch | My cousin’s birthday, everyone was there. | I used that night. | I called in the morning, before I hid. | Three hours early is when I have to leave. | Come late, leave early, drive myself.",
        "Picked up my 90-day coin | Told my boss. She already knew and was kind",
    ),
    story(
        "Get my teeth fixed so I can smile in pictures",
        "health",
        "I cover my mouth when I laugh. I’m tired of it.",
        "Found a dentist who takes my card | First visit | The front one fixed",
        "call the clinic on Ninth | ask about the sliding scale | staff: find the transport form | put the date on the fridge",
        [
            "Being afraid of the chair | Listened to what happened with the last dentist. | I get to say stop. | Scared and okay | ~ I said it out loud.",
            "Making the call | Called the clinic together on speaker; did most of the waiting music with jokes. | October 12, ten o’clock. | Relieved | I did the talking.",
            "After the first visit | Went over what the dentist said and what it costs. | Two visits, not ten. | Lighter | She asked before every single thing.",
            "Smiling | Looked at a picture from the cookout. | That’s my real face. | Shy, glad | I sent it to my aunt.",
        ],
        "Lost the ride | The van never came. | I missed the second visit and wanted to drop it all. | I called them myself the same hour. | They don’t hold it against me. | Book the van two days early and have bus money.",
        "I laughed with my mouth open | Made the call by myself",
    ),
    story(
        "Cook my own supper four nights a week instead of chips in bed",
        "health",
        "My sugar is up and I like food. Real food, like my grandmother’s.",
        "One pot of beans | A week with two suppers | Four nights | Feed a friend",
        "borrow a pot | shopping list under $25 | we: cook beans once | freeze half",
        [
            "What’s in the kitchen | Opened every cupboard together on video and wrote down what is there. | I have more than I think. | Amused | I own cumin!",
            "Beans | Cooked one pot together at the center’s kitchen. | It smelled like her house. | Full, in every way | I can do that alone.",
            "Tired evenings | Talked about the hour after work when nothing feels possible. | Eat first, then sit. | Practical | ~ Two nights. Same as last week.",
            "Company | Planned who to ask over, and what if they say no. | I’d ask Keisha. | Nervous fun | She’s coming Thursday.",
        ],
        "The week the stove broke | The landlord took nine days. | Chips again. | I bought apples. | I need a cold plan too. | Three suppers that need no stove.",
        "My sugar number came down | Made grandma’s beans and they were right",
    ),
    story(
        "Go to my own doctor visits and say what I mean",
        "health",
        "I nod and go home and never ask. I want to ask.",
        "A list of three questions | One visit with someone beside me | One visit on my own",
        "write down three questions | we: practice the first sentence | bring my pill bottles | ask for the paper in plain words",
        [
            "What happens in that room | Talked about going blank when the doctor comes in. | Paper doesn’t go blank. | Less alone | ~ I know why I freeze.",
            "Practice | Took turns being the doctor. | “Before you go, I have three things.” | Laughing | Said it five times.",
            "Going together | Went with them to the visit and kept quiet, as agreed. | I asked all three. | Ten feet tall | She wrote it down for me.",
            "The pills that make me foggy | Looked up what to ask the pharmacist; they decide with the doctor. | I can ask for another way. | Clear | I asked for a change by myself.",
        ],
        "The rushed one | They double-booked and it was six minutes. | I nodded again. | I left my list at the desk. | Rushed is them, not me. | Ask for a long visit when I book.",
        "Asked my question first, before she sat down | The nurse thanked me for my list",
    ),
    story(
        "Cut down to five cigarettes and be able to climb my stairs",
        "health",
        "Four flights. I stop on every one and act like I’m reading my phone.",
        "Counted honestly for a week | Ten a day | Five a day | Up four flights in one go",
        "write each one down | first one after breakfast, not before | call the quit line | walk the stairs once a day",
        [
            "How many, really | Made a small card to mark each one, no judging. | Nineteen. I said ten. | Honest | Well. Now I know.",
            "The first one of the day | Shared how I moved my own first coffee out to the porch. | It’s the coffee, not the smoke. | Curious | Breakfast first, four days.",
            "The stairs | Climbed them together, slowly, with stops. | Two flights is two. | Winded, smiling | ~ Two flights without my phone trick.",
            "Wanting the patch | Looked up what the quit line gives for free. They will decide. | I could do both. | Open | Nine a day. Nine!",
        ],
        "Court date nerves | The letter came and I sat by the window all night. | Back to a pack. | I still wrote them down. | I smoke when I wait. | Wait with somebody.",
        "Climbed to the third floor | First smoke at ten in the morning",
    ),
    story(
        "Feel my anger come before it’s already there",
        "health",
        "My boys flinch when I stand up fast. That’s not who I am.",
        "Know my three signs | Step outside once | A week with no shouting | The boys tell me I’m different",
        "ask my sister what she sees first | pick a word with the boys | we: practice stepping out | say sorry without a but",
        [
            "What it’s like right before | Drew a body and marked where it starts: jaw, then hands. | Jaw. That’s early. | Surprised | I caught my jaw twice.",
            "A word with the boys | Talked about a word they can say. They chose “pineapple.” | They laughed when they picked it. | Tender | They said it. I went out. I came back.",
            "After a hard Saturday | Listened. Looked at what was going on before: no sleep, rent, heat. | I was already full. | Sorry, not ashamed | ! I yelled. I said sorry without a but.",
            "A good month | Counted quiet evenings on the calendar. | They hug me from behind now. | Warm | My youngest said I’m funny.",
        ],
        "The broken window | Rent was late, it was 98 degrees. | I yelled and threw the remote. | I walked around the block and told the truth. | Heat and money, every time. | Pineapple works for me too. I can say it.",
        "They said pineapple and it worked | A whole weekend, quiet",
    ),
    story(
        "Take my meds because I decided to, not because I’m told",
        "health",
        "I stop when I feel pushed. I’d like to be the one choosing.",
        "Wrote what they do for me | Talked to the doctor about the dose | A month my way",
        "two lists: what helps, what it costs me | bring the lists | set my own alarm song",
        [
            "Two lists | Wrote what helps and what it costs, side by side. No one was talked into anything. | Both are true. | Respected | ~ First time anyone asked for the second list.",
            "Before the visit | Planned how to bring the lists to the doctor. | It’s my body at that table. | Steady | She read both.",
            "A smaller dose | Heard how the change is going. | I can feel my hands again. | Awake | Three weeks. I chose each day.",
            "Keeping it mine | Picked the alarm song together. | Aretha, obviously. | Cheerful | ~ Still singing at eight.",
        ],
        "Skipped four days | My prescription was held up at the counter. | I stopped and told nobody. | I called on day five. | It wasn’t me, it was the counter. | Ask for refills a week early.",
        "She changed the dose because I asked | One month, every morning",
    ),
    story(
        "Get back in the pool. I used to teach kids to swim",
        "health",
        "In the water nothing hurts and nobody wants anything.",
        "A suit that fits | Feet in | Ten laps | Help at one kids’ class",
        "ask the Y for the low-income pass | try the quiet hour | tell one person where I’m going | we: ride the bus route once",
        [
            "The body I have now | Talked about being seen in a suit. | Nobody at seven am looks at anybody. | Raw, okay | ~ I bought it. It has stripes.",
            "The bus | Rode the 14 together and timed it. | Twenty-two minutes. | Ready | I know which seat.",
            "In | Heard all about the first swim. | I cried in my goggles. | Alive | Four laps.",
            "Helping out | Wrote to the class leader together. | She remembered my name. | Proud | I’m holding kickboards on Saturday.",
        ],
        "Ear infection | Three weeks out of the water. | Thought that was the end. | I sat on the bench and said hi. | They save my lane in a way. | Go sit by the water when I can’t swim.",
        "Ten laps without stopping | A kid called me Coach",
    ),
    story(
        "Have one person I can call before I’m at the edge, not after",
        "health",
        "I always call when it’s too late and then I feel like a burden.",
        "Two names on paper | One call on an okay day | One call on a bad day",
        "ask Grace if I may | agree on a code word | we: write what to say when I can’t talk | put the warmline number in my phone",
        [
            "Asking for it | Talked about what a burden is, and who decides that. | Maybe they decide. | Seen | ~ I wrote two names.",
            "The words | Wrote one sentence to read out when words are gone. | “I’m not okay, can you stay on the line.” | Safer | It’s in my wallet.",
            "A call on an okay day | Heard how it went with Grace. | We talked about soup. | Light | She said call tomorrow too.",
            "A bad night | Listened. Looked at what they did that helped. | I called at ten, not at three. | Tired and proud | I called before.",
        ],
        "She didn’t pick up | Grace was on a plane. | I thought, see. | I called the warmline instead. | One person isn’t a net. | Three names, and the line.",
        "Called before, not after | Grace called me first",
    ),
]
